"""Modules that are imported when one of their functions is first called.

The window knows of everything a person can do with it, and would wait for all of it to be loaded
before it could be seen. What is not asked for yet is loaded in a worker once it can.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.base.progress import Progress

_known: list[str] = []
"""Modules that something stands for."""


class Lazily:
    """Stands for a module of which only functions are asked for.

    Beside an import under ``TYPE_CHECKING``, by which types are known and a build finds the module.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        _known.append(module)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return what calls the function of that name, whenever it is called."""

        def call(*given: object, **named: object) -> Any:  # noqa: ANN401 -- as the function has it
            return getattr(import_module(self._module), name)(*given, **named)

        return call


def load_all(progress: Progress) -> None:
    """Load all that is not loaded yet.

    Raises:
        Cancelled: it is not wanted any more.
    """
    for done, module in enumerate(_known):
        progress(done, len(_known), module)
        import_module(module)
