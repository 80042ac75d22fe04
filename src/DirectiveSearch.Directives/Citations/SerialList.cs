using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>Reads the serials before a number that share its code: "số 10, 11 và 12/KH-UBND", "Nghị định số 12, 13/2020/NĐ-CP".</summary>
internal static class SerialList
{
    private const int LongestSerial = 5;
    private const int MostSerials = 20;

    /// <param name="floor">Where the number before ends.</param>
    /// <returns>In the order of the text; empty where the run is no list behind "số" or a type word.</returns>
    public static IReadOnlyList<NumberMatch> Before(string text, NumberMatch number, int floor)
    {
        var joint = Joint(text, number.Span.Start, floor);
        if (joint < 0 || !number.Firm) return [];
        var serials = new List<TextSpan>();
        var start = number.Span.Start;
        for (; joint >= 0 && serials.Count < MostSerials && Serial(text, joint, floor) is { } serial; joint = Joint(text, start, floor))
        {
            serials.Add(serial);
            start = serial.Start;
        }

        if (serials.Count == 0 || !IsAnchored(text, start, serials)) return [];
        var code = number.Number[number.Number.AsSpan().IndexOfAny('/', '-')..];
        serials.Reverse();
        return serials.ConvertAll(serial => new NumberMatch(serial, InstrumentNumber.Canonical(serial.In(text) + code), number.Parts, Firm: false, number.Doubtful) { CodeIsLent = true });
    }

    /// <summary>"số 12,13/2020/NĐ-CP": behind "số" a comma without a blank parts serials, not the figures of an amount.</summary>
    public static bool GoesOn(string text, int index)
    {
        var start = index;
        while (start > 0 && index - start < MostSerials && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == ',')) start--;
        return Cursor.Before(text, Cursor.SkipBlanksBack(text, start), "so") >= 0;
    }

    /// <summary>Where a comma or "và" begins that ends at an index; -1: none.</summary>
    private static int Joint(string text, int end, int floor)
    {
        var at = Cursor.SkipBlanksBack(text, end);
        var and = at < end ? Cursor.Before(text, at, "va") : -1;
        if (and > floor) return Cursor.SkipBlanksBack(text, and) is var before && before > floor && text[before - 1] == ',' ? before - 1 : and;
        return at > floor && text[at - 1] == ',' ? at - 1 : -1;
    }

    private static TextSpan? Serial(string text, int joint, int floor)
    {
        var end = Cursor.SkipBlanksBack(text, joint);
        var start = end;
        while (start > floor && char.IsAsciiDigit(text[start - 1])) start--;
        return end - start is >= 1 and <= LongestSerial && (start == 0 || Cursor.IsBlank(text[start - 1]) || text[start - 1] == ',') ? new TextSpan(start, end) : null;
    }

    /// <summary>A year behind a type word is no serial: "Kế hoạch 2021, 12/KH-UBND".</summary>
    private static bool IsAnchored(string text, int start, List<TextSpan> serials)
    {
        var before = Cursor.SkipBlanksBack(text, start);
        if (Cursor.Before(text, before, "so") >= 0) return true;
        return TypeWords.Before(text, before) is not null && !serials.Exists(serial => serial.End - serial.Start == 4 && text[serial.Start] is '1' or '2');
    }
}
