"""Errors told to the person in Chinese: what happened, where, what to do.

No other module turns an error into a sentence. Each error class of the rooms has its function here;
a test holds the list complete.
"""

from __future__ import annotations

import errno
from functools import singledispatch

from assistant.base.errors import AssistantError, Cancelled
from assistant.base.files import FileError, TargetNotWritable, UnreadableFile
from assistant.benchmark.peer_book_file import PeerBookDamaged, PeerBookTooNew
from assistant.corpus.errors import (
    BackupUnusable,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreNotWritable,
    StoreTooNew,
    UnknownReport,
)
from assistant.draft.fields import FieldError
from assistant.draft.file import DraftDamaged, DraftTooNew, NamedVersionsFull, VersionUnusable
from assistant.draft.find.search import SearchUnusable
from assistant.draft.journal.journal import JournalNotWritable
from assistant.draft.office_forms.form import OfficeFormError
from assistant.draft.pictures import NotAPicture, PictureTooLarge
from assistant.draft.rollover.roll_over import RollOverError
from assistant.draft.sheet.cell import CellRefused
from assistant.draft.sheet.file import SheetError
from assistant.draft.sheet.last_year import OtherYear
from assistant.draft.templates.own_folder import OwnTemplateDamaged, OwnTemplateTooNew
from assistant.draft.templates.skeleton import TemplateError, templates
from assistant.export.errors import (
    EmptyManuscript,
    InternalTextForWeb,
    NothingChanged,
    SecretNotForWeb,
)
from assistant.export.house.formats_file import HouseFormatsDamaged, HouseFormatsTooNew
from assistant.export.house.settings import HouseFormatUnusable
from assistant.figures.correct import ImpossibleFigure
from assistant.figures.indicators import UnknownIndicator
from assistant.phrases.favourites import PhraseKnown
from assistant.phrases.favourites_file import FavouritesDamaged, FavouritesTooNew
from assistant.phrases.phrase import PhraseUnusable
from assistant.phrases.table import PhraseTableUnusable
from assistant.review.errors import AnotherReport, ReviewOutdated
from assistant.sources.errors import SourceError
from assistant.suggest.index import IndexBehind, IndexBusy, IndexUnusable
from assistant.suggest.kept_file import KeptDamaged, KeptTooNew
from assistant.workflow.errors import (
    DraftExists,
    DraftInUse,
    SelfCheckFailed,
    UnknownFormat,
    UnknownPeerList,
    UnknownVersion,
)
from assistant.workflow.holder_words import in_use_words
from assistant.workflow.peer_table import PeerTableUnusable

_CAUSES = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.EFBIG: "文件超过允许的大小",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "同名文件挡住了文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
    errno.EBUSY: "文件正被占用",
    errno.EMFILE: "打开的文件太多",
    errno.ENXIO: "设备不存在",
    errno.ETIMEDOUT: "网络位置没有回应",
    errno.ESTALE: "网络位置已断开",
    errno.EINVAL: "名称或参数无效",
}


@singledispatch
def message_of(error: AssistantError) -> str:
    """Return one or two Chinese sentences about the error."""
    return f"操作未完成：{error}。"


@message_of.register(Cancelled)
def _cancelled(error: Cancelled) -> str:
    del error
    return "已停止；此前完成的部分保留。"


@message_of.register(UnreadableFile)
def _unreadable_file(error: UnreadableFile) -> str:
    return f"无法读取“{error.path}”：{cause_of(error)}。请检查路径和权限后重试。"


@message_of.register(TargetNotWritable)
def _target_not_writable(error: TargetNotWritable) -> str:
    advice = "原有文件没有改动；请换一个位置，或腾出空间后重试。"
    return f"无法写入“{error.path}”：{cause_of(error)}。{advice}"


@message_of.register(SourceError)
def _source(error: SourceError) -> str:
    return f"无法读取“{error.path}”：{error.reason.rstrip('。')}。{error.advice}"


@message_of.register(StoreError)
def _store(error: StoreError) -> str:
    return f"资料库“{error.path}”无法使用：{error.reason}。"


@message_of.register(StoreBusy)
def _store_busy(error: StoreBusy) -> str:
    return f"资料库“{error.path}”正被另一个程序写入。请稍候再试。"


@message_of.register(StoreDamaged)
def _store_damaged(error: StoreDamaged) -> str:
    return f"资料库“{error.path}”已损坏或不是资料库文件。请把它移到别处，再重新导入报告。"


@message_of.register(StoreNotWritable)
def _store_not_writable(error: StoreNotWritable) -> str:
    return f"资料库“{error.path}”无法写入：没有权限，或磁盘已满。已有的资料没有改动。"


@message_of.register(StoreTooNew)
def _store_too_new(error: StoreTooNew) -> str:
    return f"资料库“{error.path}”由更新版本的程序写成。请升级本程序后再打开。"


@message_of.register(BackupUnusable)
def _backup_unusable(error: BackupUnusable) -> str:
    return f"“{error.path}”不是资料库的备份，或已损坏；现有的资料库没有改动。请换一个备份文件。"


@message_of.register(UnknownReport)
def _unknown_report(error: UnknownReport) -> str:
    return f"资料库里没有第 {error.report} 号报告，可能已被删除。请重新列出报告后再选。"


@message_of.register(IndexUnusable)
def _index_unusable(error: IndexUnusable) -> str:
    return (
        f"搜索索引“{error.folder}”无法读写，可能磁盘已满或没有权限。"
        "请腾出空间后重试；资料库本身没有改动。"
    )


@message_of.register(IndexBehind)
def _index_behind(error: IndexBehind) -> str:
    del error
    return "检索索引正在建立，建好后自动列出。"


@message_of.register(IndexBusy)
def _index_busy(error: IndexBusy) -> str:
    del error
    return "搜索索引正被另一个程序更新。请稍候再试。"


@message_of.register(UnknownIndicator)
def _unknown_indicator(error: UnknownIndicator) -> str:
    return f"没有“{error.key}”这个指标。指标键和名称见 corpus/indicators.csv。"


@message_of.register(ImpossibleFigure)
def _impossible_figure(error: ImpossibleFigure) -> str:
    return f"数据“{error.words}”没有更正：{error.reason.rstrip('。')}。"


@message_of.register(TemplateError)
def _template(error: TemplateError) -> str:
    line = f"第 {error.line} 行" if error.line else ""
    names = "、".join(template.name for template in templates())
    return (
        f"模板“{error.template}”{line}无法使用：{error.reason.rstrip('。')}。可用的模板：{names}。"
    )


@message_of.register(FieldError)
def _field(error: FieldError) -> str:
    return f"字段“{error.text}”写得不对：{error.reason.rstrip('。')}。"


@message_of.register(SheetError)
def _sheet(error: SheetError) -> str:
    return f"指标表有误：{error}"


@message_of.register(DraftDamaged)
def _draft_damaged(error: DraftDamaged) -> str:
    return (
        f"稿件“{error.path}”无法打开：{error.reason.rstrip('。')}。"
        "文件没有改动；可以从自动保存的副本恢复，或向发送人重新索取。"
    )


@message_of.register(VersionUnusable)
def _version_unusable(error: VersionUnusable) -> str:
    return (
        f"“{error.path}”里的历史版本无法使用：{error.reason.rstrip('。')}。"
        "稿件本身不受影响；请重新打开历史版本，另选一版。"
    )


@message_of.register(NamedVersionsFull)
def _named_versions_full(error: NamedVersionsFull) -> str:
    return (
        f"“{error.path}”里命名的版本已有 {error.most} 个，不能再多。"
        "请先在历史版本中删去不用的几个。"
    )


@message_of.register(DraftTooNew)
def _draft_too_new(error: DraftTooNew) -> str:
    return f"稿件“{error.path}”由更新版本的程序写成。请升级本程序后再打开。"


@message_of.register(DraftExists)
def _draft_exists(error: DraftExists) -> str:
    return f"“{error.path}”已经有一份稿件，没有覆盖它。请换一个文件名，或加上 --force。"


@message_of.register(DraftInUse)
def _draft_in_use(error: DraftInUse) -> str:
    words = in_use_words(error.holder)
    return f"“{error.path}”{words}没有写入。请先在那边保存并关闭，或换一个文件名。"


@message_of.register(EmptyManuscript)
def _empty_manuscript(error: EmptyManuscript) -> str:
    del error
    return "稿件没有标题也没有正文，没有可以导出的内容。"


@message_of.register(NothingChanged)
def _nothing_changed(error: NothingChanged) -> str:
    del error
    return "与所选的版本相比没有改动，没有写出花脸稿。请另选一个版本。"


@message_of.register(SecretNotForWeb)
def _secret(error: SecretNotForWeb) -> str:
    return f"稿件标有密级“{error.secrecy}”，不能导出公开版。请先核对并去掉密级，或改导报送版。"


@message_of.register(InternalTextForWeb)
def _internal_text(error: InternalTextForWeb) -> str:
    first = "、".join(f"“{words}……”" for words in error.beginnings[:3])
    more = "等" if len(error.beginnings) > 3 else ""
    return (
        f"稿件里有 {len(error.beginnings)} 处“内部对比”，开头是{first}{more}，只能放在报送版里，"
        "不能导出公开版。请先删去这些段落和图片，或改导报送版。"
    )


@message_of.register(NotAPicture)
def _not_a_picture(error: NotAPicture) -> str:
    return f"“{error.path.name}”不是图片，或者图片已损坏。请选择 PNG 或 JPEG 图片。"


@message_of.register(PictureTooLarge)
def _picture_too_large(error: PictureTooLarge) -> str:
    return f"“{error.path.name}”太大，放不进稿件。请先把图片缩小。"


@message_of.register(HouseFormatUnusable)
def _house_format_unusable(error: HouseFormatUnusable) -> str:
    return f"版式没有保存：{error.reason.rstrip('。')}。"


@message_of.register(HouseFormatsDamaged)
def _house_formats_damaged(error: HouseFormatsDamaged) -> str:
    return (
        f"本单位版式“{error.path}”无法读取：{error.reason.rstrip('。')}。文件没有改动；"
        "请改正，或把它移走后重新建立版式，或导入以前导出的版式。"
    )


@message_of.register(HouseFormatsTooNew)
def _house_formats_too_new(error: HouseFormatsTooNew) -> str:
    return f"本单位版式“{error.path}”由更新版本的程序写成。请升级本程序后再使用。"


@message_of.register(PeerBookDamaged)
def _peer_book_damaged(error: PeerBookDamaged) -> str:
    return (
        f"对标名单“{error.path}”无法读取：{error.reason}。文件没有改动；"
        "请把它改名或移走，再重新建立名单，或导入以前导出的表格。"
    )


@message_of.register(PeerBookTooNew)
def _peer_book_too_new(error: PeerBookTooNew) -> str:
    return f"对标名单“{error.path}”由更新版本的程序写成。请升级本程序后再使用。"


@message_of.register(PeerTableUnusable)
def _peer_table(error: PeerTableUnusable) -> str:
    columns = "“机关”“名单”“常住人口（人）”"
    return (
        f"对标名单的表格“{error.path}”无法使用：{error.reason.rstrip('。')}。"
        f"请用含有{columns}各列的 XLSX 或 CSV；现有的名单没有改动。"
    )


@message_of.register(PhraseUnusable)
def _phrase_unusable(error: PhraseUnusable) -> str:
    what = f"“{error.text}”" if error.text.strip() else "这一条"
    return f"{what}不能作为用语：{error.reason.rstrip('。')}。"


@message_of.register(PhraseKnown)
def _phrase_known(error: PhraseKnown) -> str:
    del error
    return "“我的用语”里已有这一条，没有重复收藏。"


@message_of.register(FavouritesDamaged)
def _favourites_damaged(error: FavouritesDamaged) -> str:
    return (
        f"我的用语“{error.path}”无法读取：{error.reason}。文件没有改动；"
        "请把它改名或移走，再重新收藏，或导入以前导出的表格。"
    )


@message_of.register(FavouritesTooNew)
def _favourites_too_new(error: FavouritesTooNew) -> str:
    return f"我的用语“{error.path}”由更新版本的程序写成。请升级本程序后再使用。"


@message_of.register(PhraseTableUnusable)
def _phrase_table(error: PhraseTableUnusable) -> str:
    return (
        f"用语的表格“{error.path}”无法使用：{error.reason.rstrip('。')}。"
        "请用含有“用语”“主题”“作用”“备注”各列的 XLSX 或 CSV；现有的用语没有改动。"
    )


@message_of.register(KeptDamaged)
def _kept_damaged(error: KeptDamaged) -> str:
    return (
        f"固定和隐藏的语段“{error.path}”无法读取：{error.reason}。文件没有改动；"
        "请把它改名或移走，再重新固定或隐藏。"
    )


@message_of.register(KeptTooNew)
def _kept_too_new(error: KeptTooNew) -> str:
    return f"固定和隐藏的语段“{error.path}”由更新版本的程序写成。请升级本程序后再使用。"


@message_of.register(UnknownFormat)
def _unknown_format(error: UnknownFormat) -> str:
    endings = "、".join(error.endings)
    return f"无法导出为“{error.path.name}”。请使用这些后缀之一：{endings}。"


@message_of.register(UnknownVersion)
def _unknown_version(error: UnknownVersion) -> str:
    known = f"现有第 1 至 {error.count} 版" if error.count else "它还没有以前的版本"
    return f"稿件“{error.path}”没有第 {error.number} 版：{known}。"


@message_of.register(UnknownPeerList)
def _unknown_peer_list(error: UnknownPeerList) -> str:
    known = f"现有的名单：{'、'.join(error.known)}" if error.known else "现在还没有名单，请先导入"
    return f"没有“{error.name}”这份对标名单。{known}。"


@message_of.register(AnotherReport)
def _another_report(error: AnotherReport) -> str:
    title = f"，标题是“{error.title[:60]}”" if error.title else ""
    return (
        f"“{error.path.name}”与当前稿件相同的文字太少{title}，像是另一份报告。"
        "请确认选对了文件；要在它的基础上改，请作为新稿件打开。"
    )


@message_of.register(ReviewOutdated)
def _review_outdated(error: ReviewOutdated) -> str:
    del error
    return "稿件在读入审阅稿之后又改动过，没有套用。请重新读入审阅稿。"


@message_of.register(JournalNotWritable)
def _journal_not_writable(error: JournalNotWritable) -> str:
    return f"自动保存没有写成：{cause_of(error)}。文字仍在窗口里，请立即另存到别处。"


@message_of.register(OtherYear)
def _other_year(error: OtherYear) -> str:
    return f"这份报告是{error.found}年的，上年数要从{error.wanted}年的报告里取。请另选一份。"


@message_of.register(CellRefused)
def _cell_refused(error: CellRefused) -> str:
    return f"没有写入指标表：{error.reason.rstrip('。')}。"


@message_of.register(SearchUnusable)
def _search_unusable(error: SearchUnusable) -> str:
    return f"没有查找或替换：{error.reason.rstrip('。')}。"


@message_of.register(OwnTemplateDamaged)
def _own_template_damaged(error: OwnTemplateDamaged) -> str:
    return (
        f"自有模板“{error.path}”无法使用：{error.reason.rstrip('。')}。"
        "文件没有改动；请删去它，或向同事重新索取。"
    )


@message_of.register(OwnTemplateTooNew)
def _own_template_too_new(error: OwnTemplateTooNew) -> str:
    return f"自有模板“{error.path}”由更新版本的程序写成。请升级本程序后再使用。"


@message_of.register(RollOverError)
def _roll_over(error: RollOverError) -> str:
    return f"不能沿用：{error.reason}。"


@message_of.register(OfficeFormError)
def _office_form(error: OfficeFormError) -> str:
    what = f"数据报送表“{error.path}”：" if error.path else "数据报送表："
    return f"{what}{error.reason}。"


@message_of.register(SelfCheckFailed)
def _self_check(error: SelfCheckFailed) -> str:
    return f"自检未通过，“{error.what}”出了问题：{error.reason}。请重新安装程序。"


def cause_of(error: FileError) -> str:
    """Return the operating system's reason in Chinese, without a stop."""
    reason = error.reason
    if isinstance(reason, str):
        return reason.rstrip("。")
    if reason.errno in _CAUSES:
        return _CAUSES[reason.errno]
    return reason.strerror or type(reason).__name__
