"""The address of a shared database: what is secret in it is found wherever it stands."""

import pytest

from commune_desk.domain.office.database_address import (
    HIDDEN,
    host_of,
    joined,
    parted,
    validate,
    with_known_password,
    without_password,
)
from commune_desk.domain.office.database_errors import DatabaseAddressWrong

SECRET = "bi-mat"
FORMS = [
    f"postgresql://mai:{SECRET}@may-chu/motcua",
    f"postgresql://mai@may-chu/motcua?password={SECRET}",
    f"postgresql://may-chu/motcua?user=mai&password={SECRET}&sslmode=require",
    f"postgresql:///motcua?host=may-chu&user=mai&password={SECRET}",
    f"postgresql://mai@may-chu/motcua?pass%77ord={SECRET}",
    f"postgresql://mai:{SECRET}@may-chu/motcua?sslkey=k.pem&sslpassword={SECRET}-2",
    f"postgresql://mai:{SECRET}@may-chu/motcua?password={SECRET}",
]
"""Every form in which an address may hold a secret."""


@pytest.mark.parametrize("url", FORMS)
def test_a_secret_is_neither_shown_nor_kept_in_the_address(url):
    assert SECRET not in without_password(validate(url))
    assert HIDDEN in without_password(url)
    address, secrets = parted(url)
    assert SECRET not in address
    assert joined(address, secrets) == url


@pytest.mark.parametrize("url", FORMS)
def test_what_was_shown_and_left_is_what_it_was(url):
    assert with_known_password(without_password(url), url) == url


@pytest.mark.parametrize("url", FORMS)
def test_the_host_may_be_said(url):
    assert host_of(url) == "may-chu"


def test_no_address_stays_none():
    assert without_password("") == with_known_password("", FORMS[0]) == ""


def test_a_new_password_takes_the_place_of_the_old_one():
    shown = without_password(FORMS[2]).replace(HIDDEN, "khac")
    assert with_known_password(shown, FORMS[2]) == FORMS[2].replace(SECRET, "khac")


def test_the_name_of_a_password_file_is_no_secret():
    url = "postgresql://mai@may-chu/motcua?passfile=/home/mai/.pgpass"
    assert without_password(url) == url
    assert parted(url) == (url, {})


@pytest.mark.parametrize(
    "url", [f"postgresql://may-chu/motcua?password=a#{SECRET}", f"postgresql://mai:a#{SECRET}@c/d"]
)
def test_a_password_that_would_be_cut_is_refused_without_being_repeated(url):
    with pytest.raises(DatabaseAddressWrong) as refused:
        validate(url)
    assert not refused.value.facts
