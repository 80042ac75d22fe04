using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Finds the stamp of a state secret (MẬT, TỐI MẬT, TUYỆT MẬT) at the head of a document.</summary>
public static class SecrecyStamp
{
    private const int LinesLooked = 40;

    private const int CharactersLooked = 8000;

    private static readonly string[] Mottoes = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA", "ĐẢNG CỘNG SẢN VIỆT NAM"];

    /// <returns>The stamp as it would be printed, or null. Running prose ("bảo vệ bí mật nhà nước") is no stamp.</returns>
    public static string? Find(string published)
    {
        var head = TextNormalizer.Normalize(published[..Math.Min(published.Length, CharactersLooked)]).Text;
        string? before = null;
        var seen = 0;
        foreach (var line in head.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (++seen > LinesLooked) return null;
            foreach (var cell in Cells(line))
            {
                if (Stamp(cell, before) is { } stamp) return stamp;
                if (BesideMotto(cell) is { } beside) return beside;
                before = cell;
            }
        }

        return null;
    }

    /// <summary>The stamp among the letters that stand in red on a scan, however their marks were read; null when there is none. What seems one is set aside:
    /// an official looks at it.</summary>
    public static string? FindRed(string read)
    {
        const int Longest = 8;
        foreach (var line in read.Split('\n'))
        {
            var letters = Folding.Fold(Letters(TextNormalizer.Compose(line)));
            if (letters.Length is < 3 or > Longest || !letters.EndsWith("mat", StringComparison.Ordinal)) continue;
            return letters.Contains('y', StringComparison.Ordinal) ? "TUYỆT MẬT" : letters.Length > 3 ? "TỐI MẬT" : "MẬT";
        }

        return null;
    }

    /// <summary>Columns of one printed line: parted by bars, tabs or wide gaps.</summary>
    private static IEnumerable<string> Cells(string line) =>
        line.Replace("  ", "\t", StringComparison.Ordinal)
            .Split(['|', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(cell => cell.Any(char.IsLetter));

    /// <summary>The stamp alone in its cell, letters perhaps spaced out, or after "Độ mật:".</summary>
    private static string? Stamp(string cell, string? before)
    {
        var letters = Letters(cell);
        foreach (var label in new[] { "ĐỘMẬT", "DẤUMẬT", "MỨCĐỘMẬT" })
        {
            if (letters.Length > label.Length && letters.StartsWith(label, StringComparison.Ordinal)) letters = letters[label.Length..];
        }

        return letters switch
        {
            "TUYỆTMẬT" => "TUYỆT MẬT",
            "TỐIMẬT" => "TỐI MẬT",
            "MẬT" => Letters(before ?? "") switch
            {
                "TUYỆT" => "TUYỆT MẬT",
                "TỐI" => "TỐI MẬT",
                _ => EndsInProse(before, cell) ? null : "MẬT",
            },
            _ => null,
        };
    }

    /// <summary>"… bí" + "mật": a wrapped line of prose, since a stamp is printed in capitals or starts with one.</summary>
    private static bool EndsInProse(string? before, string cell) =>
        before is { Length: > 0 } && char.IsLower(cell.FirstOrDefault(char.IsLetter)) && (char.IsLower(before[^1]) || before[^1] == ',');

    /// <summary>The stamp between the two columns of a header that was printed as one line.</summary>
    private static string? BesideMotto(string cell)
    {
        foreach (var motto in Mottoes)
        {
            var at = cell.IndexOf(motto, StringComparison.Ordinal);
            if (at <= 0) continue;
            var words = cell[..at].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is not [.. var left, "MẬT"]) continue;
            return left.LastOrDefault() switch
            {
                "TUYỆT" => "TUYỆT MẬT",
                "TỐI" => "TỐI MẬT",
                "BÍ" or "BẢO" or "CƠ" => null,
                _ => "MẬT",
            };
        }

        return null;
    }

    private static string Letters(string cell) => string.Concat(cell.Where(char.IsLetter)).ToUpperInvariant();
}
