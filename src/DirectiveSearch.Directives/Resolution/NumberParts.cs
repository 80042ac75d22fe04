using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Resolution;

/// <summary>A canonical number taken apart: 06/2022/QH15 is 06, the year 2022 and the codes QH15.</summary>
/// <param name="Identity">The same for all spellings of one number: 05-CT/TW and 5-CT/TW, but not 012/CT-UBND and 12/CT-UBND.</param>
/// <param name="IsMisread">It holds what machines misread.</param>
/// <param name="OwnYear">The year that the number itself carries.</param>
internal sealed record NumberParts(string Identity, string Digits, int? OwnYear, IReadOnlyList<string> Codes, bool IsMisread)
{
    private static readonly string[] JointEndings = ["LT", "LN", "LB", "PH"];

    /// <summary>Issued by several offices together: the code of a joint type (KHLT, HDLN, CTPH) with the codes of two or more behind it.</summary>
    public bool IsJoint => Codes.Count > 2 && Codes[0].Length > 2 && Array.Exists(JointEndings, ending => Codes[0].EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static readonly Memo<NumberParts> Known = new(Read);

    private static readonly System.Buffers.SearchValues<char> DigitsAndLookAlikes = System.Buffers.SearchValues.Create("0123456789Oo");

    public static NumberParts Parse(string number) => Known.Of(number);

    private static NumberParts Read(string stated)
    {
        var number = WithoutMisreadings(stated);
        var length = number.TakeWhile(char.IsAsciiDigit).Count();
        var digits = number[..length];
        var counted = length <= 2 ? digits.TrimStart('0') : digits;
        var parts = number[length..].Split(['/', '-', '&', '.', '–', ' '], StringSplitOptions.RemoveEmptyEntries);
        var year = parts.Select(Year).FirstOrDefault(found => found is not null);
        return new NumberParts(
            counted + InstrumentNumber.Key("x" + number[length..])[1..],
            digits,
            year,
            [.. parts.Where(part => part.Length > 0 && char.IsLetter(part[0]))],
            number != stated);
    }

    /// <summary>What machines misread in numbers and nobody writes: the letter O among digits (2O17, 34O), VV for W in the code of the centre (TVV),
    /// a letter for a figure in the term of the National Assembly (QHI5).</summary>
    private static string WithoutMisreadings(string number)
    {
        var digits = number.ToCharArray();
        for (var start = 0; start < digits.Length;)
        {
            var end = start;
            while (end < digits.Length && char.IsLetterOrDigit(digits[end])) end++;
            var part = digits.AsSpan(start, end - start);
            if (part.ContainsAnyInRange('0', '9') && !part.ContainsAnyExcept(DigitsAndLookAlikes))
                foreach (ref var unit in part)
                    if (unit is 'O' or 'o') unit = '0';
            if (part.IndexOf("QH") is >= 0 and var house && part[(house + 2)..] is var term && term.ContainsAnyInRange('0', '9'))
                foreach (ref var unit in term)
                    unit = unit switch { 'I' or 'l' or 'L' => '1', 'O' or 'o' => '0', 'S' => '5', _ => unit };
            start = end + 1;
        }

        return new string(digits).Replace("TVV", "TW", StringComparison.OrdinalIgnoreCase);
    }

    private static int? Year(string part) =>
        part.Length == 4 && part.All(char.IsAsciiDigit) && int.Parse(part) is >= 1945 and <= 2100 and var year ? year : null;
}
