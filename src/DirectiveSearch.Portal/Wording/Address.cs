using DirectiveSearch.Archive;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Portal.Wording;

/// <summary>The portal's permanent addresses.</summary>
public static class Address
{
    public const string Results = "/tim-kiem";
    public const string Units = "/don-vi";
    public const string Movements = "/phong-trao";
    public const string Ingest = "/nap-tai-lieu";
    public const string Help = "/tro-giup";
    public const string Jobs = "/cong-viec";
    public const string DeadLetters = "/cong-viec/hong";
    public const string Sources = "/nguon";
    public const string Wanted = "/can-tim";
    public const string SignIn = "/dang-nhap";
    public const string SignInCode = "/dang-nhap/ma";
    public const string SignOut = "/dang-xuat";
    public const string Me = "/toi";
    public const string Accounts = "/tai-khoan";
    public const string Corrections = "/dinh-chinh";
    public const string DoubtfulMovements = "/dinh-chinh/phong-trao";
    public const string DoubtfulWords = "/dinh-chinh/chu-doc-chua-chac";
    public const string Twins = "/dinh-chinh/ban";
    public const string Reports = "/bao-loi";
    public const string ClosedReports = "/bao-loi?da-dong=true";
    public const string AuditLog = "/nhat-ky";

    /// <summary>Signing in, then back to a page of the portal.</summary>
    public static string SignInFor(string back) => $"{SignIn}?ve={Uri.EscapeDataString(back)}";

    public static string Document(string id) => $"/van-ban/{Uri.EscapeDataString(id)}";

    /// <summary>The bytes as fetched.</summary>
    public static string Original(string id) => $"{Document(id)}/ban-goc";

    /// <summary>What was done with a document, from its original to the index.</summary>
    public static string History(string id) => $"{Document(id)}/lich-su";

    /// <summary>The lines of a scan in which some words of the text stand, as a picture.</summary>
    public static string WordImage(string id, int version, Text.TextSpan words) => $"{Document(id)}/chu/{words.Start}-{words.End}/anh?ban={version}";

    /// <summary>Where editors correct what a document says of itself.</summary>
    public static string Correct(string id) => $"{Document(id)}/sua";

    /// <summary>Where editors say what stands at a place of the text.</summary>
    public static string Words(string id) => $"{Document(id)}/chu";

    /// <summary>The document with the first doubtful word that stands there or later.</summary>
    public static string Doubt(string id, int start) => $"{Document(id)}?{Pages.Corrections.DoubtWork.Parameter}={start}";

    /// <summary>What changed between two versions of a document.</summary>
    public static string Compare(string id, int from, int to) => $"{Compare(id)}?tu={from}&den={to}";

    public static string Compare(string id) => $"{Document(id)}/so-sanh";

    public static string Instrument(string slug) => $"/vien-dan/{Uri.EscapeDataString(slug)}";

    /// <summary>The page that asks which of the instruments with this number is meant.</summary>
    public static string Number(string number) => "/vien-dan/" + string.Join('/', number.Split('/').Select(Uri.EscapeDataString));

    /// <param name="family">Name of the national movement that the names may belong to; null: any.</param>
    public static string DoubtfulMovementsOf(string? family) => family is null ? DoubtfulMovements : $"{DoubtfulMovements}?phong-trao={UnitDirectory.Slug(family)}";

    public static string UndoCorrection(string batch) => $"{Corrections}/{Uri.EscapeDataString(batch)}/hoan-tac";

    /// <param name="index">Of the citation; null: the document as a whole.</param>
    public static string ReportOn(string documentId, int? index) => $"{Document(documentId)}/bao-loi{(index is { } at ? $"?lan={at + 1}" : "")}";

    public static string Unit(string slug) => $"/don-vi/{Uri.EscapeDataString(slug)}";

    public static string Movement(string slug) => $"/phong-trao/{Uri.EscapeDataString(slug)}";

    public static string Source(string slug) => $"{Sources}/{Uri.EscapeDataString(slug)}";

    /// <summary>Addresses of a source, in the portal's codes; null: any.</summary>
    public static string SourceAddresses(string slug, string? state, string? role, string? reasonCode) => $"{Source(slug)}?xem=dia-chi{Further(("trang-thai", state), ("loai", role), ("ly-do", reasonCode))}";

    private static string Further(params (string Name, string? Value)[] parameters) =>
        string.Concat(parameters.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"&{pair.Name}={Uri.EscapeDataString(pair.Value!)}"));

    public static string Run(long id) => $"/nap-tai-lieu/{id}";

    /// <summary>Files of a run in one state, or that failed for one reason.</summary>
    public static string RunFiles(long id, string? state, string? reasonCode)
    {
        var parameters = new[] { state is null ? null : $"loai={state}", reasonCode is null ? null : $"ly-do={Uri.EscapeDataString(reasonCode)}" }.OfType<string>();
        return string.Join('&', parameters) is { Length: > 0 } query ? $"{Run(id)}?{query}" : Run(id);
    }

    public static string DeadLettersOf(WorkStep? step, string? reasonCode)
    {
        var parameters = new[] { step is { } chosen ? $"buoc={JobWords.Code(chosen)}" : null, reasonCode is { } reason ? $"ly-do={Uri.EscapeDataString(reason)}" : null }.OfType<string>();
        return string.Join('&', parameters) is { Length: > 0 } query ? $"{DeadLetters}?{query}" : DeadLetters;
    }

    /// <summary>A search with the given parameters, as the address names them (dan, don-vi, xem …).</summary>
    public static string Search(params (string Name, string Value)[] parameters) =>
        parameters.Length == 0 ? "/tim-kiem"
        : "/tim-kiem?" + string.Join('&', parameters.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
}
