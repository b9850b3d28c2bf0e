"""The words of the monthly report on the screen."""

COLUMN_TITLES = {
    "received_total": "Tổng\ntiếp nhận",
    "received_online": "Trực\ntuyến",
    "received_direct": "Trực tiếp,\nbưu chính",
    "carried_over": "Kỳ trước\nchuyển",
    "solved_total": "Tổng đã\ngiải quyết",
    "solved_early": "Trước\nhạn",
    "solved_on_time": "Đúng\nhạn",
    "solved_overdue": "Quá\nhạn",
    "open_total": "Tổng đang\ngiải quyết",
    "open_in_time": "Trong\nhạn",
    "open_overdue": "Quá\nhạn",
}
TOTAL_OF = {
    "received_total": ("received_online", "received_direct", "carried_over"),
    "solved_total": ("solved_early", "solved_on_time", "solved_overdue"),
    "open_total": ("open_in_time", "open_overdue"),
}
"""The columns that a total adds up, for the dossiers behind it."""

TWO_NOES = {
    "no_writing": "Công dân không viết",
    "no_appointment": "Cán bộ không hẹn",
}
THREE_MOSTS = {
    "timeliest": "Kịp thời nhất",
    "closest": "Sâu sát nhất",
    "most_effective": "Hiệu quả nhất",
}
EXPLAINED = {
    "no_writing": "hồ sơ điền từ thẻ hoặc hồ sơ đã có",
    "no_appointment": "hồ sơ không hẹn thừa, không hẹn lại",
    "timeliest": "giải quyết trước và đúng hạn",
    "closest": "phục vụ tại nhà, lưu động",
    "most_effective": "rất hài lòng và hài lòng",
}
