using System.Buffers;
using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>A run that reads as the number of an instrument.</summary>
/// <param name="Parts">Of the code: QĐ, UBND.</param>
/// <param name="Firm">The code alone says so, without "số" or a type word before it.</param>
/// <param name="Doubtful">A separator is missing, or the year is no year.</param>
internal sealed record NumberMatch(TextSpan Span, string Number, string[] Parts, bool Firm, bool Doubtful)
{
    /// <summary>Only the serial stands here; a later number of the list lends the code: "số 217, 218-QĐ/TW".</summary>
    public bool CodeIsLent { get; init; }
}

/// <summary>Finds the numbers of instruments: goes from one run of digits to the next, and reads on only where a code can follow.</summary>
internal static class NumberScanner
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    public static List<NumberMatch> Scan(string text)
    {
        var numbers = new List<NumberMatch>();
        for (var index = 0; index < text.Length;)
        {
            var step = text.AsSpan(index).IndexOfAny(Digits);
            if (step < 0) break;
            index += step;
            var start = Start(text, index);
            if (CanStart(text, start) && Read(text, start) is { } number)
            {
                numbers.AddRange(SerialList.Before(text, number, numbers is [.., var last] ? last.Span.End : 0));
                numbers.Add(number);
                index = number.Span.End;
            }
            else index = SkipDigits(text, index);
        }

        return numbers;
    }

    private static NumberMatch? Read(string text, int start)
    {
        var serial = SkipNumber(text, start, out var misread);
        if (serial - start > 6) return null;
        var end = EndOfSerial(text, serial);
        var separator = SkipSeparator(text, end);
        var doubtful = serial - start == 6 || misread;
        if (separator < 0) return Code(text, start, end < text.Length && text[end] == ' ' ? end + 1 : end, glued: true);
        return char.IsAsciiDigit(text[separator]) ? AfterYear(text, start, separator, misread) : Code(text, start, separator, glued: false, doubtful);
    }

    private static NumberMatch? AfterYear(string text, int start, int year, bool doubtful)
    {
        var end = SkipNumber(text, year, out var misread);
        var digits = end - year;
        if (digits is not (2 or 3 or 4 or 5)) return null;
        var separator = SkipSeparator(text, end);
        var real = digits == 4 && text[year] is '1' or '2';
        if (real && year - start == 5 && text[start] is '1' or '2' && text[start + 4] == '-') return null;
        if (separator < 0) return digits is 2 or 3 ? null : Code(text, start, end, glued: true, doubtful: true, year: true);
        return Code(text, start, separator, glued: false, doubtful: doubtful || misread || !real, year: true);
    }

    private static NumberMatch? Code(string text, int start, int at, bool glued, bool doubtful = false, bool year = false)
    {
        if (NumberCode.Read(text, at) is not { } code) return null;
        var typed = TypeWords.IsCode(code.Parts[0]);
        if (!typed && !glued && code is { Parts.Length: 1, LowerCase: false } && Torn(code.Parts[0]) is { } torn) (code, doubtful) = (code with { Parts = torn }, true);
        if (IsMisread(code.Parts[^1])) doubtful = true;
        if (glued && !(typed && code.Parts.Length > 1)) return null;
        if (code.LowerCase && !typed) return null;
        var written = text[start..code.End];
        var stated = Cursor.HasBlanks(written) ? new string([.. written.Where(unit => !Cursor.IsBlank(unit))]) : written;
        var firm = !code.LowerCase && typed && (year || code.Parts.Length > 1);
        var number = InstrumentNumber.Canonical(code.LowerCase ? stated.ToUpperInvariant() : stated);
        return new NumberMatch(new TextSpan(start, code.End), number, code.Parts, firm && !glued, doubtful || glued);
    }

    /// <summary>VV for W in the code of the centre, a letter for a figure in the term of the National Assembly: TVV, QHI5.</summary>
    private static bool IsMisread(string part) =>
        part.EndsWith("TVV", StringComparison.Ordinal)
        || (part.IndexOf("QH", StringComparison.Ordinal) is >= 0 and var at && part.AsSpan(at + 2) is var term && term.ContainsAnyInRange('0', '9') && term.ContainsAnyExceptInRange('0', '9'));

    /// <summary>A type's code and an office's that lost the mark between them: CTTTg, NĐCP.</summary>
    private static string[]? Torn(string part)
    {
        if (IssuerCodes.IsKnown(part)) return null;
        for (var length = 2; length <= Math.Min(4, part.Length - 2); length++)
        {
            if (TypeWords.IsCode(part[..length]) && part[length..] is var office && (office is "TW" || IssuerCodes.IsKnown(office))) return [part[..length], office];
        }

        return null;
    }

    /// <summary>No digit of an amount, a date, a range, a standard or a word, nor the year of a number left blank (số   /2025/QĐ-UBND); "số" may be glued to it.</summary>
    private static bool CanStart(string text, int index)
    {
        if (index == 0) return true;
        var before = text[index - 1];
        if (char.IsLetter(before)) return Cursor.Before(text, index, "so") >= 0;
        if (before == '/') return false;
        if (before is not ('.' or ',' or ':' or '-')) return true;
        return index < 2 || !char.IsLetterOrDigit(text[index - 2]) || (before == ':' && char.IsLetter(text[index - 2])) || (before == ',' && SerialList.GoesOn(text, index));
    }

    /// <summary>66.2/2025/NQ-CP and 30c/NQ-CP.</summary>
    private static int EndOfSerial(string text, int index)
    {
        if (index + 2 < text.Length && text[index] == '.' && char.IsAsciiDigit(text[index + 1]))
        {
            var end = SkipDigits(text, index + 1);
            return end - index <= 3 && end < text.Length && text[end] == '/' ? end : index;
        }

        return index + 1 < text.Length && text[index] is >= 'a' and <= 'e' && text[index + 1] is '/' or '-' ? index + 1 : index;
    }

    /// <summary>After one slash or hyphen with a few blanks around it, else -1.</summary>
    internal static int SkipSeparator(string text, int index)
    {
        var limit = Math.Min(text.Length, index + 4);
        index = Cursor.SkipBlanks(text, index, limit);
        if (index >= text.Length || text[index] is not ('/' or '-')) return -1;
        index = Cursor.SkipBlanks(text, index + 1, Math.Min(text.Length, index + 4));
        return index < text.Length ? index : -1;
    }

    /// <summary>A letter that scanning took for a first digit (l25/QĐ-UBND).</summary>
    private static int Start(string text, int index) =>
        index > 1 && IsMisread(text[index - 1]) && !char.IsLetterOrDigit(text[index - 2]) ? index - 1 : index;

    /// <summary>Over digits, and over the letters that scanning takes for digits (34O, 2O15) where a separator follows.</summary>
    private static int SkipNumber(string text, int index, out bool misread)
    {
        var digits = SkipDigits(text, index);
        var end = digits;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsMisread(text[end]))) end++;
        misread = end > digits && end < text.Length && text[end] is '/' or '-';
        return misread ? end : digits;
    }

    private static bool IsMisread(char unit) => unit is 'O' or 'o' or 'l' or 'I';

    private static int SkipDigits(string text, int index)
    {
        while (index < text.Length && char.IsAsciiDigit(text[index])) index++;
        return index;
    }
}
