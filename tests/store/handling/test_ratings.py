from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.handling.rating_errors import AlreadyRated
from commune_desk.store.handling import ratings
from tests.store.samples import NOW, a_dossier, a_procedure, insert_dossier

A_MOMENT = timedelta(microseconds=1)


@pytest.fixture
def returned(db, office_id):
    """The key of a dossier, and an answer to it that is not stored yet."""
    a_procedure(office_id)
    key = insert_dossier(db, office_id, a_dossier())
    return key, Rating(a_dossier().dossier_no, RatingLevel.DISSATISFIED, NOW, "Chờ lâu")


def test_an_answer_is_found_by_the_number_of_its_dossier(office_id, returned):
    key, rating = returned
    assert ratings.find(office_id, rating.dossier_no) is None
    assert ratings.add(office_id, rating) == key
    assert ratings.find(office_id, rating.dossier_no) == rating


def test_an_answer_is_never_replaced(office_id, returned):
    _, rating = returned
    ratings.add(office_id, rating)
    with pytest.raises(AlreadyRated):
        ratings.add(office_id, replace(rating, level=RatingLevel.VERY_SATISFIED))
    assert ratings.find(office_id, rating.dossier_no) == rating


def test_a_dossier_that_is_not_there_cannot_be_rated(office_id, returned):
    with pytest.raises(DossierNotFound):
        ratings.add(office_id, replace(returned[1], dossier_no="không có"))


def test_both_ends_of_a_span_of_time_belong_to_it(office_id, returned):
    _, rating = returned
    ratings.add(office_id, rating)
    assert ratings.given_between(office_id, NOW, NOW) == (rating,)
    assert ratings.given_between(office_id, NOW + A_MOMENT, NOW + 2 * A_MOMENT) == ()
    assert ratings.given_between(office_id, NOW - 2 * A_MOMENT, NOW - A_MOMENT) == ()
