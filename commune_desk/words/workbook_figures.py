"""What the figures of the report are called in its workbook."""

from collections.abc import Mapping

from commune_desk.domain.rating import RatingLevel

COUNTED_COLUMNS: Mapping[str, tuple[str, str]] = {
    "received_online": ("(4)", "Tiếp nhận trong kỳ, trực tuyến"),
    "received_direct": ("(5)", "Tiếp nhận trong kỳ, trực tiếp và bưu chính"),
    "carried_over": ("(6)", "Từ kỳ trước chuyển sang"),
    "solved_early": ("(8)", "Đã giải quyết trước hạn"),
    "solved_on_time": ("(9)", "Đã giải quyết đúng hạn"),
    "solved_overdue": ("(10)", "Đã giải quyết quá hạn"),
    "open_in_time": ("(12)", "Đang giải quyết trong hạn"),
    "open_overdue": ("(13)", "Đang giải quyết quá hạn"),
}
"""The columns of the form that dossiers are counted in, with their numbers."""

MODEL_FIGURES: Mapping[str, tuple[str, str]] = {
    "no_writing": ("Công dân không viết", "Tờ khai lấy từ thẻ căn cước hoặc hồ sơ đã có"),
    "no_appointment": ("Cán bộ không hẹn", "Không hẹn thừa, không hẹn lại"),
    "timeliest": ("Kịp thời nhất", "Giải quyết trước hạn hoặc đúng hạn"),
    "closest": ("Sâu sát nhất", "Phục vụ tại nhà, tại ấp, khu phố"),
    "most_effective": ("Hiệu quả nhất", "Người dân rất hài lòng hoặc hài lòng"),
}
LEVELS: Mapping[RatingLevel, str] = {
    RatingLevel.VERY_SATISFIED: "Rất hài lòng",
    RatingLevel.SATISFIED: "Hài lòng",
    RatingLevel.DISSATISFIED: "Không hài lòng",
}
