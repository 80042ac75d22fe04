namespace DirectiveSearch.Text;

/// <summary>Reads code units as they are replaced at the door, with the letters of other alphabets that stand inside Latin words
/// or codes as their Latin twins. Offsets must rise from call to call.</summary>
internal sealed class LookAlikeReader(string published)
{
    private int chunkEnd;
    private bool latinChunk;
    private int wordEnd;
    private bool replaceable;

    public char Read(int index)
    {
        var unit = CharacterTables.Replacement[published[index]];
        if (unit < '\u0370' || !CharacterTables.LookAlikes.TryGetValue(unit, out var latin)) return unit;
        if (index >= chunkEnd) ReadChunk(index);
        if (index >= wordEnd) ReadWord(index);
        return latinChunk && replaceable ? latin : unit;
    }

    /// <summary>A code or word with its joints (233/2025/NĐ-CP): Latin when it holds a Latin letter or a digit.</summary>
    private void ReadChunk(int index)
    {
        var start = index;
        while (start > 0 && (InWord(start - 1) || IsJoint(start - 1))) start--;
        latinChunk = false;
        for (chunkEnd = start; chunkEnd < published.Length && (InWord(chunkEnd) || IsJoint(chunkEnd)); chunkEnd++)
        {
            latinChunk |= IsLatin(CharacterTables.Replacement[published[chunkEnd]]);
        }
    }

    /// <summary>A word is replaced whole or not at all: one letter without a Latin twin shows another language.</summary>
    private void ReadWord(int index)
    {
        var start = index;
        while (start > 0 && InWord(start - 1)) start--;
        replaceable = true;
        for (wordEnd = start; wordEnd < published.Length && InWord(wordEnd); wordEnd++)
        {
            var unit = CharacterTables.Replacement[published[wordEnd]];
            replaceable &= !char.IsLetter(unit) || IsLatin(unit) || CharacterTables.LookAlikes.ContainsKey(unit);
        }
    }

    private bool InWord(int index)
    {
        var unit = CharacterTables.Replacement[published[index]];
        return unit == CharacterTables.Dropped || char.IsLetterOrDigit(unit) || (unit >= '\u0300' && char.GetUnicodeCategory(unit) is
            System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);
    }

    private bool IsJoint(int index) => CharacterTables.Replacement[published[index]] is '-' or '/' or '&' or '.' or '_';

    private static bool IsLatin(char unit) =>
        char.IsAsciiLetterOrDigit(unit) || unit is (>= '\u00C0' and <= '\u024F') or (>= '\u1E00' and <= '\u1EFF') or '\u212A' or '\u212B';
}
