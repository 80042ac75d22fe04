using DirectiveSearch.Directives.Units;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Metadata;

/// <param name="Signer">Null when no name stands under the signing lines.</param>
/// <param name="Office">The signing lines: TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH.</param>
internal sealed record Signature(string? Signer, IReadOnlyList<string> Office, IReadOnlyList<string> Recipients);

/// <summary>Reads the list "Nơi nhận" and the signature beside, under or over it.</summary>
internal static class SignatureReader
{
    private const int LongestRecipient = 600;
    private const int LongestList = 6000;
    private static readonly HashSet<string> Surnames = [.. DataTable.Rows("surnames", 1).Select(cells => cells[0])];

    public static Signature Read(List<TextBlock> blocks, int opening)
    {
        var at = IndexOfRecipients(blocks, opening);
        if (at < 0) return FirstSigned(blocks, opening, blocks.Count) ?? new Signature(null, [], []);
        var (recipients, after) = Recipients(blocks, at);
        var signature = Beside(blocks, after) ?? FirstSigned(blocks, Math.Max(opening, at - 3), at);
        return (signature ?? new Signature(null, [], [])) with { Recipients = recipients };
    }

    private static int IndexOfRecipients(List<TextBlock> blocks, int opening)
    {
        for (var index = opening; index < blocks.Count; index++)
        {
            if (blocks[index].Span.Length < LongestList && OpensRecipients(blocks[index].FirstLine is { Length: < 8 } ? blocks[index].Span : blocks[index].FirstLine)) return index;
        }

        for (var index = blocks.Count - 1; index >= opening; index--)
        {
            var text = blocks[index].Span;
            if (text.StartsWith("- ") && text.Contains("; - Lưu", StringComparison.Ordinal)) return index;
        }

        return -1;
    }

    private static bool OpensRecipients(ReadOnlySpan<char> line) => line.Length >= 8 && Folding.Fold(line[0]) == 'n' && Folding.Fold(line[..8].ToString()) == "noi nhan";

    private static (List<string> Recipients, int After) Recipients(List<TextBlock> blocks, int at)
    {
        var recipients = new List<string>();
        var index = at;
        for (; index < blocks.Count && index < at + 40; index++)
        {
            var lines = blocks[index].Lines;
            if (index > at && lines[0][0] is not ('-' or '+')) break;
            foreach (var line in lines) AddRecipient(recipients, line);
        }

        return ([.. recipients.Select(recipient => recipient.TrimEnd(';', ',', '.', ' ')).Where(recipient => recipient.Length is > 0 and < LongestRecipient)], index);
    }

    private static void AddRecipient(List<string> recipients, string line)
    {
        if (line[0] is '-' or '+') recipients.AddRange(line[1..].Split("; - ").Select(part => part.Trim()));
        else if (recipients.Count > 0 && !recipients[^1].StartsWith("Lưu", StringComparison.Ordinal)) recipients[^1] += " " + line;
    }

    /// <summary>The signature in the blocks right after the recipients.</summary>
    private static Signature? Beside(List<TextBlock> blocks, int after)
    {
        var lines = new List<string>();
        for (var index = after; index < Math.Min(blocks.Count, after + 4); index++)
        {
            if (lines.Count > 0 && IsAnnex(blocks[index])) break;
            lines.AddRange(blocks[index].Lines.Take(8));
            if (Signed(lines) is { Signer: not null } signature) return signature;
        }

        return Signed(lines);
    }

    private static Signature? FirstSigned(List<TextBlock> blocks, int from, int until)
    {
        Signature? unsigned = null;
        for (var index = from; index < until; index++)
        {
            if (!OfficeTitles.StartsWith(blocks[index].FirstLine)) continue;
            var lines = blocks.Skip(index).Take(Math.Min(3, until - index)).SelectMany(block => block.Lines.Take(8)).ToList();
            if (Signed(lines) is not { } signature) continue;
            if (signature.Signer is not null) return signature;
            unsigned ??= signature;
        }

        return unsigned;
    }

    /// <summary>Signing lines in capitals, then the name, perhaps broken over two lines; a bare name needs a known family name.</summary>
    private static Signature? Signed(List<string> lines)
    {
        var first = lines.FindIndex(static line => OfficeTitles.StartsWith(line));
        var rest = Math.Max(0, first);
        while (first >= 0 && rest < lines.Count && !lines[rest].HasLower()) rest++;
        List<string> office = first < 0 ? [] : lines.GetRange(first, rest - first);
        var name = NameIn(lines, rest);
        if (IsName(name, office.Count > 0)) return new Signature(name, office, []);
        if (office.Count > 1 && UpperName(office[^1]) is { } upper) return new Signature(upper, office[..^1], []);
        return office.Count > 0 ? new Signature(null, office, []) : null;
    }

    /// <summary>The name on the first lines that are neither empty nor a seal's; empty: none.</summary>
    private static string NameIn(List<string> lines, int from)
    {
        while (from < lines.Count && WithoutMarks(lines[from]) is var line && (line.Length == 0 || IsSealLine(line))) from++;
        if (from == lines.Count || WithoutMarks(lines[from]) is var first && !IsNamePart(first)) return "";
        return from + 1 < lines.Count && WithoutMarks(lines[from + 1]) is var second && IsNamePart(second) ? $"{first} {second}" : first;
    }

    /// <summary>"HÀ VĂN TRỌNG" under the office, in the case of running text; it needs a known family name.</summary>
    private static string? UpperName(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is < 2 or > 5 || line == "HỒ CHÍ MINH" || OfficeTitles.StartsWith(line)) return null;
        var usual = words.Select(word => word[..1] + word[1..].ToLowerInvariant()).ToList();
        return Surnames.Contains(usual[0]) && usual.TrueForAll(IsNameWord) && UnitKindTable.Find(line) is null ? string.Join(' ', usual) : null;
    }

    /// <summary>What a digital signature prints: "Ký bởi: …", "Ngày ký: …".</summary>
    private static bool IsSealLine(string line) => line.Length < 120 && SealMarks.Exists(mark => line.StartsWith(mark, StringComparison.OrdinalIgnoreCase));

    private static readonly List<string> SealMarks = [.. DataTable.Rows("seal-marks", 1).Select(cells => cells[0])];

    private static string WithoutMarks(string line)
    {
        var close = line.AsSpan().IndexOfAny(')', ']');
        var name = line[0] is '(' or '[' && close > 0 ? line[(close + 1)..].Trim() : line;
        return name.StartsWith("Đã ký", StringComparison.OrdinalIgnoreCase) ? name["Đã ký".Length..].Trim(' ', ':') : name;
    }

    private static bool IsNamePart(string line) => line.Length < 40 && line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words && words.All(IsNameWord);

    private static bool IsNameWord(string word) =>
        char.IsUpper(word[0]) && word.Skip(1).All(letter => char.IsLower(letter) || letter is '\'' or '.' or '’') || word is "H'" or "K'";

    private static bool IsName(string name, bool underOffice)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains('.')).ToList();
        return words.Count is >= 2 and <= 6 && (underOffice || Surnames.Contains(words[0])) && words[0] is not ("Nơi" or "Lưu" or "Phụ" or "Điều");
    }

    private static bool IsAnnex(TextBlock block) => block.IsUpper && !OfficeTitles.StartsWith(block.Joined) && UpperName(block.Joined) is null;
}
