from datetime import date, time

from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.store.office import calendar

MORNING = ((time(7, 30), time(11, 30)),)
HOLIDAY = CalendarDay(date(2026, 9, 2), DayKind.HOLIDAY, "Quốc khánh", "BLLĐ 2019, Điều 112")
SATURDAY = CalendarDay(
    date(2026, 8, 22), DayKind.WORKED, "Làm bù", is_confirmed=False, sessions=MORNING
)


def test_days_come_back_in_their_order_with_their_hours(db, office_id):
    calendar.save_days(office_id, (HOLIDAY, SATURDAY))
    assert calendar.days(office_id) == (SATURDAY, HOLIDAY)


def test_a_day_is_written_over_the_one_of_its_date(db, office_id):
    calendar.save_days(office_id, (HOLIDAY, SATURDAY))
    half = CalendarDay(SATURDAY.on, DayKind.HALF_DAY, "Làm nửa ngày", sessions=MORNING)
    calendar.save_days(office_id, (half,))
    assert calendar.days(office_id) == (half, HOLIDAY)


def test_a_day_can_become_ordinary_again(db, office_id):
    calendar.save_days(office_id, (HOLIDAY,))
    calendar.remove_day(office_id, HOLIDAY.on)
    calendar.save_days(office_id, ())
    assert calendar.days(office_id) == ()
