"""What can be refused of form files and of what is filled into them; see `errors`."""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class FormPaperWrong(UserError):
    """A line of a form's paper is not understood.

    Attributes:
        paper_line: its number in the paper, from 1.
        text: the line.
        why: a key of `words.forms.PAPER_FAULTS`.
    """

    paper_line: int
    text: str
    why: str


@dataclass(eq=False)
class ExpressionWrong(UserError):
    """An expression of a form file is not understood.

    Attributes:
        expression: as it stands in the file.
        column: where the fault begins, from 1.
        why: a key of `words.forms.EXPRESSION_FAULTS`.
        what: the name or the sign that is wrong; empty where there is none.
        form: the code of the form; empty while nobody said where the expression stands.
        field: the key of the file, "rules.3".
    """

    expression: str
    column: int
    why: str
    what: str = ""
    form: str = ""
    field: str = ""


@dataclass(eq=False)
class FormFileBroken(UserError):
    """The text of a form file is no TOML.

    Attributes:
        source: the name of the file.
        line, column: where it ends to be TOML, from 1; 0 where nobody can say.
    """

    source: str
    line: int = 0
    column: int = 0


@dataclass(eq=False)
class FormWrong(UserError):
    """A form file holds something that cannot stand in it.

    Attributes:
        form: its code.
        field: the key of the file, "places.child.born_on".
        why: a key of `words.forms.FORM_FAULTS`.
        what: the name or value that is wrong.
    """

    form: str
    field: str
    why: str
    what: str = ""


@dataclass(eq=False)
class FormNotFound(UserError):
    """No form of that code."""

    put_right_in = ("forms",)

    form: str


@dataclass(eq=False)
class LetterIsNoDossier(UserError):
    """What was written belongs to no procedure, so that no dossier can be made of it alone.

    Attributes:
        letter: what it is called.
    """

    letter: str


@dataclass(eq=False)
class RuleRefused(UserError):
    """A rule of a form is broken; the form itself says it in a sentence.

    Attributes:
        say: the sentence.
        because: the article behind it; empty where plain sense is enough.
    """

    say: str
    because: str = ""


@dataclass(eq=False)
class WarningNotOverruled(UserError):
    """Something of a declaration is doubtful, and nobody has said why it is right all the same.

    Attributes:
        field: beside which it is said.
        say: what is doubtful.
    """

    field: str
    say: str


@dataclass(eq=False)
class DeclarationNotKept(UserError):
    """The dossier keeps no declaration of that form, and gives cause for no slip of that name.

    Attributes:
        available: what can be printed of it.
    """

    dossier_no: str
    form: str
    available: tuple[str, ...]


@dataclass(eq=False)
class NotAnEthnicity(UserError):
    """A text that names none of the peoples of Vietnam; "Việt Nam" is a nationality.

    Attributes:
        text: what was typed.
        like: the nearest official names.
    """

    text: str
    like: tuple[str, ...] = ()


@dataclass(eq=False)
class WordTooLong(UserError):
    """A word longer than any name or word can be: keys that were held down, or two words in one."""

    word: str
    most: int


@dataclass(eq=False)
class TextTooLong(UserError):
    """A text longer than any place of a form can hold, in letters."""

    length: int
    most: int


@dataclass(eq=False)
class DigitsInName(UserError):
    """A name with digits in it."""

    text: str


@dataclass(eq=False)
class SignInName(UserError):
    """A name with a picture (emoji) in it, or with a character that is not seen."""

    text: str


@dataclass(eq=False)
class UnprintableSign(UserError):
    """A text with a character that no paper can show."""

    text: str


@dataclass(eq=False)
class AddressWithoutCommune(UserError):
    """An address that names neither a commune nor a province."""

    text: str


@dataclass(eq=False)
class LongerThanPlace(UserError):
    """A text for which its place on the paper has no room: it is printed in an annex.

    Attributes:
        text: what was typed.
    """

    text: str


# --- files that become forms -------------------------------------------------------------------


@dataclass(eq=False)
class PdfTooLarge(UserError):
    """A PDF too large for a form; `most` in megabytes."""

    most: int


@dataclass(eq=False)
class PdfTooManyPages(UserError):
    """A PDF of more pages than a form has."""

    count: int
    most: int


@dataclass(eq=False)
class PdfPageWrong(UserError):
    """A page of a PDF that no printer of an office has paper for; its sides in millimetres."""

    page: int
    width: int
    height: int


@dataclass(eq=False)
class PdfTooHeavy(UserError):
    """A PDF that cannot be drawn within the memory and the seconds that a form may take."""

    seconds: int


@dataclass(eq=False)
class PdfEncrypted(UserError):
    """A PDF that asks for a password."""


@dataclass(eq=False)
class PdfDamaged(UserError):
    """A file that is no PDF, or a damaged one."""


@dataclass(eq=False)
class WordHasMacros(UserError):
    """A Word file that carries a program."""


@dataclass(eq=False)
class WordDamaged(UserError):
    """A file that is no .docx, or a damaged one."""


@dataclass(eq=False)
class WordPlaceWrong(UserError):
    """A named place of a Word file is not written as {{name}}."""

    text: str


@dataclass(eq=False)
class PackDamaged(UserError):
    """A file that is no pack, or not as it was signed.

    Attributes:
        why: a key of `words.form_faults.PACK_FAULTS`.
        what: the file inside the pack.
    """

    why: str
    what: str = ""


@dataclass(eq=False)
class FormTestsFail(UserError):
    """The test rows of a form do not come out as they say; `row` counts from 1."""

    form: str
    row: int


@dataclass(eq=False)
class FormOutOfForce(UserError):
    """The form of a procedure ended before the day of the dossier, and the next one is not there.

    Attributes:
        form: what it is called.
        until: its last day.
    """

    form: str
    on: date
    until: date


@dataclass(eq=False)
class FormUnexplained(UserError):
    """A change of a form without its reason."""

    put_right_in = ("reason",)

    form: str


@dataclass(eq=False)
class FormUnchanged(UserError):
    """What is to be kept is the version that holds already."""

    form: str


@dataclass(eq=False)
class FormChangedMeanwhile(UserError):
    """Another officer wrote a version of the form while this one was being edited."""

    form: str
    version: int
    officer_name: str


@dataclass(eq=False)
class FormInUse(UserError):
    """A form that shall change under who uses it, and nobody has said that they know.

    Attributes:
        form: what it is called.
        dossiers: in work, which keep the version of their day.
        drafts: that are filled into it.
        prepared: written for somebody and not received yet.
    """

    form: str
    dossiers: int
    drafts: int
    prepared: int


@dataclass(eq=False)
class FormVersionNotFound(UserError):
    """No version of that number of a form."""

    form: str
    version: int


@dataclass(eq=False)
class PackNotAccepted(UserError):
    """No form of a pack of that name holds here."""

    pack: str
