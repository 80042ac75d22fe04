namespace DirectiveSearch.Tests.Crawling.Sites;

/// <summary>What sites do that crawlers must live with. Each concerns one list or one document of <see cref="MisbehavingPortal"/>, so that all can be on at once.</summary>
internal enum Misbehaviour
{
    /// <summary>The second page of a list leads back to the first.</summary>
    ListLoops,

    /// <summary>A page past the end repeats the last one and leads on.</summary>
    LastPageRepeats,

    /// <summary>Every month leads to the next one, for ever, each with an event that nobody has seen.</summary>
    EndlessCalendar,

    /// <summary>A list whose rows are no longer where they were.</summary>
    LayoutChanges,

    /// <summary>A list that is a check of the visitor, with status 200.</summary>
    ChallengeForList,

    /// <summary>A list that a log-in has replaced, after a redirect, with status 200.</summary>
    LoginForList,

    /// <summary>A list on which one page answers 500.</summary>
    ListBreaks,
    SelfRedirect,
    ServerError,

    /// <summary>503 with Retry-After, once.</summary>
    Busy,
    Drips,
    LiesAboutCharset,
    LiesAboutLength,
    Bomb,
    MovedForGood,
    NotFound,
    Gone,
    RedirectsToPrivateAddress,
    RedirectsToMetadataService,
    FileAtPrivateAddress,

    /// <summary>On a host whose name leads to this machine once and to a private address from then on.</summary>
    NameRebinds,
    ChallengeForDocument,
    LoginForDocument,
    SoftMissing,
    ErrorPageNamedPdf,

    /// <summary>The same attachment under two pages.</summary>
    SameDocumentTwice,

    /// <summary>The list gives the document's address another session each time.</summary>
    SessionInAddress,
    TooManyLinks,
    NeverAnswers,
    HugeFile,
}
