"""What happens on the first page: glances at drafts, the sample draft, the guide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from assistant.base.errors import AssistantError
from assistant.gui.jobs.background import DESK, DiskPlace, Latest
from assistant.gui.messages import message_of
from assistant.gui.start.home import MOST_RECENT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from assistant.benchmark.peer_book import PeerBody, PeerBook
    from assistant.draft.draft import Draft
    from assistant.draft.templates.own import OwnTemplate
    from assistant.draft.templates.skeleton import Template
    from assistant.gui.jobs.background import Background
    from assistant.gui.memory.preferences import Preferences
    from assistant.gui.services.services import Services
    from assistant.gui.start.guide import StartGuide
    from assistant.gui.start.home import Home
    from assistant.gui.widgets.notice import NoticeBar

_RECENT = DiskPlace(name="recent drafts")
"""They may lie on a share that is away."""
_SAMPLE = "这是虚构单位的示例稿件，可以随意改动；存不存都不影响别的稿件。"


class Starting(QObject):
    """Fills the first page and shows the guide.

    Signals:
        import_requested: ``samples``, ``files`` or ``folder`` are to be imported.
    """

    import_requested = Signal(str)

    def __init__(
        self,
        home: Home,
        services: Services,
        background: Background,
        take: Callable[[Draft, Callable[[bool | None], object]], object],
        preferences: Preferences,
        notice: NoticeBar,
    ) -> None:
        super().__init__(home)
        self._home = home
        self._services = services
        self._background = background
        self._take = take
        self._preferences = preferences
        self._notice = notice
        self._reports = 0
        self._glances = Latest(background, on_done=home.show_recent, on_error=self._on_error)
        self._facets = Latest(background, on_done=home.show_facets, on_error=self._on_error)
        self._guides = Latest(background, on_done=self._on_guide_ready, on_error=self._on_error)
        self.guide: StartGuide | None = None
        """The guide while it is open."""

    def begin(self) -> None:
        """Fill the page."""
        templates = self._services.templates
        self._background.run(
            lambda _: templates(), on_done=self._on_templates, on_error=self._on_error, at=DESK
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the drafts opened last, and what is known of the person's office."""
        paths = [Path(path) for path in self._preferences.settings.recent[:MOST_RECENT]]
        glance_at = self._services.start.glance_at
        self._glances.ask(lambda _: glance_at(paths), _RECENT)
        self._propose()

    def show_corpus(self, reports: int) -> None:
        """Tell what the corpus holds."""
        self._reports = reports
        self._home.show_corpus(reports)
        if reports:
            corpus_facets = self._services.library.corpus_facets
            self._facets.ask(lambda _: corpus_facets())

    def open_sample(self) -> None:
        """Put the sample draft on the desk."""
        try:
            draft = self._services.start.sample_draft()
        except AssistantError as error:
            self._on_error(error)
            return
        self._take(draft, self._on_sample)

    def _on_sample(self, is_there: bool | None) -> None:
        if is_there:
            self._notice.tell("info", _SAMPLE)

    def show_guide(self) -> None:
        """Show the guide, when what it asks about is known."""
        services = self._services.benchmark
        self._guides.ask(lambda _: (services.peer_bodies(), services.read_peer_book()))

    def _propose(self) -> None:
        """Fill in what is known of the person's office."""
        settings, state = self._preferences.settings, self._preferences.state
        self._home.form.propose(body=settings.body, level=settings.level, template=state.template)

    def _on_templates(self, templates: Sequence[Template | OwnTemplate]) -> None:
        self._home.form.show_templates(templates)
        self._propose()

    def _on_guide_ready(self, answer: tuple[Sequence[PeerBody], PeerBook]) -> None:
        from assistant.gui.start.guide import GuideStart, StartGuide
        from assistant.gui.start.peers_step import LIST_NAME

        if self.guide is not None:
            return
        bodies, book = answer
        settings, known = self._preferences.settings, book.find(LIST_NAME)
        start = GuideStart(
            body=settings.body,
            level=settings.level,
            bodies=bodies,
            chosen=known.bodies if known else (),
            is_empty=not self._reports,
        )
        window: QWidget = self._home.window()
        guide = StartGuide(window, self._services.start.describe_body, start)
        guide.finished.connect(lambda result: self._on_finished(guide, book, result))
        self.guide = guide
        guide.open()

    def _on_finished(self, guide: StartGuide, book: PeerBook, result: int) -> None:
        """Keep what was said; whoever leaves early has at least seen the guide."""
        from assistant.gui.start.peers_step import LIST_NAME

        self.guide = None
        guide.deleteLater()
        if result != QDialog.DialogCode.Accepted:
            self._preferences.choose()
            return
        body, level = guide.body.chosen
        self._preferences.choose(body=body, level=level)
        known = book.find(LIST_NAME)
        if guide.peers.chosen != (known.bodies if known else ()):
            self._keep(book.with_bodies(LIST_NAME, guide.peers.chosen))
        self.refresh()
        if guide.choice != "later":
            self.import_requested.emit(guide.choice)

    def _keep(self, book: PeerBook) -> None:
        write = self._services.benchmark.write_peer_book
        self._background.run(
            lambda _: write(book), on_done=lambda _: None, on_error=self._on_error, writes=True
        )

    def _on_error(self, error: AssistantError) -> None:
        self._notice.tell("error", message_of(error))
