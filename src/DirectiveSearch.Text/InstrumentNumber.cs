namespace DirectiveSearch.Text;

/// <summary>Numbers of instruments: 34-CT/TW, 06/2022/QH15, 04/CT-UBND.</summary>
public static class InstrumentNumber
{
    /// <summary>As it would be printed: no blanks, plain hyphens, usual case (06/QĐ-TTg), leading zeros as written, foreign letters as their Latin twins.</summary>
    public static string Canonical(string stated) => throw new NotImplementedException();

    /// <summary>The key under which all spellings meet: folded letters and digits, leading zeros of the first number dropped (34-CT/TW, 34 ct tw and 034CT/TW are 34cttw).</summary>
    public static string Key(string stated) => throw new NotImplementedException();
}
