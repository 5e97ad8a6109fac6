"""The root of all errors that are the world's fault, not ours.

Each class lives beside the code that raises it and carries facts as attributes; only
``workflow/messages.py`` turns one into a Chinese sentence::

    AssistantError
    ├─ Cancelled                     the person stopped it; not a failure
    ├─ FileError                     base/files.py
    │  ├─ UnreadableFile
    │  └─ TargetNotWritable
    │     └─ JournalNotWritable      draft/journal/journal.py
    ├─ SourceError                   sources/errors.py
    │  ├─ UnreadableSource
    │  ├─ UnsupportedSource
    │  └─ EmptySource
    ├─ StoreError                    corpus/errors.py
    │  ├─ StoreBusy
    │  ├─ StoreDamaged
    │  ├─ StoreNotWritable
    │  ├─ StoreTooNew
    │  ├─ BackupUnusable
    │  └─ UnknownReport
    ├─ UnknownIndicator              figures/indicators.py
    ├─ ImpossibleFigure              figures/correct.py
    ├─ OwnFileDamaged                base/own_file.py, one of its own for each file
    ├─ OwnFileTooNew
    ├─ IndexUnusable                 suggest/index.py
    │  ├─ IndexBehind
    │  └─ IndexBusy
    ├─ TemplateError                 draft/templates/template.py
    ├─ RollOverError                 draft/rollover/roll_over.py
    ├─ OfficeFormError               draft/office_forms/form.py
    ├─ SearchUnusable                draft/find/search.py
    ├─ FieldError                    draft/fields.py
    ├─ SheetError                    draft/sheet/table.py
    ├─ DraftFileError                draft/file.py
    │  ├─ DraftTooNew
    │  └─ DraftDamaged
    ├─ ExportError                   export/errors.py
    │  ├─ EmptyManuscript
    │  ├─ SecretNotForWeb
    │  ├─ InternalTextForWeb
    │  └─ NothingChanged
    ├─ ReviewError                   review/errors.py
    │  ├─ AnotherReport
    │  └─ ReviewOutdated
    ├─ DraftExists                   workflow/errors.py
    ├─ UnknownFormat
    └─ SelfCheckFailed
"""

from __future__ import annotations


class AssistantError(Exception):
    """Something outside the program is not as it should be; shown kindly, never as a traceback."""


class Cancelled(AssistantError):
    """The person stopped the work. Not a failure."""
