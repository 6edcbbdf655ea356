"""`pk__among=ids`: many ids in one parameter, where PostgreSQL can take an array. With `in`, each is one of its own."""

from typing import Any
from uuid import UUID

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import UUIDField
from django.db.models.lookups import In
from django.db.models.sql.compiler import SQLCompiler


@UUIDField.register_lookup
class Among(In):
    lookup_name = "among"
    rhs: list[UUID]

    def get_prep_lookup(self) -> list[UUID]:
        return list(self.rhs)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        left, told = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", [*told, self.rhs]
