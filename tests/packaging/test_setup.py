"""The installer for Windows: its script holds together, and says every refusal in Vietnamese."""

import re
import shutil

import pytest

from installer import power_cuts, setup, stub_words

WORDS = setup.SCRIPT.read_text("utf-8")
needs_makensis = pytest.mark.skipif(
    shutil.which("makensis") is None, reason="makensis (nsis) is not installed"
)


@pytest.fixture
def bundle(tmp_path):
    """A bundle in small."""
    made = tmp_path / "Một cửa"
    (made / "_internal").mkdir(parents=True)
    for name in ("commune-desk.exe", "Commune Desk.exe", "_internal/python311.dll"):
        (made / name).write_bytes(b"MZ" + bytes(1000))
    return made


@needs_makensis
@pytest.mark.parametrize("switches", [("FAST",), ("FAST", "DYING")])
def test_the_script_becomes_an_installer_without_a_warning(bundle, tmp_path, switches, capfd):
    target = tmp_path / "made" / "commune-desk-setup.exe"
    setup.make(bundle, target, version="1.2.3", switches=switches)
    assert target.read_bytes()[:2] == b"MZ"
    said = capfd.readouterr()
    assert "warning" not in (said.out + said.err).lower()


@needs_makensis
@pytest.mark.parametrize("switches", [(), ("FAST",)])
def test_a_cut_installer_speaks_vietnamese_in_its_head(bundle, tmp_path, switches):
    target = tmp_path / "commune-desk-setup.exe"
    setup.make(bundle, target, version="1.2.3", switches=switches)
    content = target.read_bytes()
    assert all(said.encode("utf-16-le") not in content for said in stub_words.WORDS)
    assert "Tệp cài đặt bị cắt hoặc bị hỏng.".encode("utf-16-le") in content


def test_a_head_of_another_nsis_is_refused():
    with pytest.raises(ValueError, match="not in this head"):
        stub_words.said_in_vietnamese("Installer".encode("utf-16-le"))


def test_every_refusal_is_a_vietnamese_sentence_that_says_what_to_do():
    refusals = re.findall(r'\$\{Refuse\} "(.+)"', WORDS)
    assert len(refusals) > 10
    assert all(re.search(r"[ạảấầẩẫậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửữựỳỹđ]", said) for said in refusals)
    assert all(said.endswith(".") for said in refusals)


def test_an_upgrade_waits_for_the_short_self_test_only():
    asked = re.findall(r"\$\{CONSOLE_EXE\}\" (self-test .+)'", WORDS)
    assert asked == [r'self-test --short --report "$TEMP\commune-desk-self-test.txt"']


def test_the_data_of_the_office_is_deleted_in_one_place_only_and_after_a_question():
    asked = WORDS[WORDS.index("/SD IDNO IDNO keep") :]
    asked = asked[: asked.index("keep:")]
    for one in (r'RMDir /r "$LOCALAPPDATA\CommuneDesk"', r'RMDir /r "$APPDATA\CommuneDesk"'):
        assert (WORDS.count(one), asked.count(one)) == (1, 1)
    assert "$Data" not in "".join(line for line in WORDS.splitlines() if "RMDir" in line)


def test_the_keys_are_kept_where_an_office_stands_elsewhere():
    deletes = WORDS.index(r'RMDir /r "$APPDATA\CommuneDesk"')
    assert WORDS[:deletes].rstrip().endswith('${If} $0 != "elsewhere"')


def test_the_new_copy_is_tested_and_the_office_backed_up_before_anything_is_exchanged():
    order = list(power_cuts.STEPS[1:])
    places = [WORDS.index(f'${{Step}} "{name}"') for name in order]
    assert places == sorted(places)
    begins, awaits = WORDS.index("Call BeginBackup"), WORDS.rindex("Call AwaitBackup")
    assert begins < places[order.index("begun")]
    assert places[order.index("tested")] < awaits < places[order.index("backed-up")]
    exchange = WORDS.index('Rename "$INSTDIR" "$INSTDIR.old"')
    assert places[order.index("way-back")] < exchange < places[order.index("put-aside")]


def test_nobody_is_refused_while_the_backup_still_runs():
    section = WORDS[WORDS.index("Call BeginBackup") : WORDS.index('${Step} "backed-up"')]
    refusals = [found.start() for found in re.finditer(r"\$\{Refuse\}", section)]
    assert len(refusals) == 3
    assert all("Call AwaitBackup" in section[:at] for at in refusals)
