"""Version 9: fees that were taken. Frozen; what was taken before stands in the receipt books."""

from typing import Any

from peewee import (
    BigAutoField,
    BigIntegerField,
    DatabaseProxy,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

frozen = DatabaseProxy()


class CodeField(TextField):
    """Text compared byte by byte."""

    field_type = "CODE"


class Table(Model):
    class Meta:
        database = frozen
        legacy_table_names = False


class Office(Table):
    id = BigAutoField()


class Dossier(Table):
    id = BigIntegerField(primary_key=True)


class Payment(Table):
    id = BigAutoField()
    office = ForeignKeyField(Office, index=False)
    dossier = ForeignKeyField(Dossier, index=False)
    fee_case = TextField()
    person_group = TextField()
    count = IntegerField()
    copies = IntegerField()
    amount_vnd = BigIntegerField()
    receipt_no = CodeField()
    paid_by = TextField()
    note = TextField()
    paid_at = BigIntegerField()
    officer_name = TextField()
    cancelled_at = BigIntegerField(null=True)
    cancel_reason = TextField()

    class Meta:
        indexes = (
            (("office", "dossier"), False),
            (("office", "paid_at"), False),
        )


Payment.add_index(
    Payment.index(
        Payment.office,
        Payment.receipt_no,
        unique=True,
        where=(Payment.receipt_no != "") & Payment.cancelled_at.is_null(),
        name="payment_receipt_no",
    )
)


def up(_migrator: Any, db: Any) -> None:
    """Make the table."""
    frozen.initialize(db)
    db.create_tables((Payment,), safe=False)
