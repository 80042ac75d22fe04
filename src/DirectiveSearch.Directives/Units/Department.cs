namespace DirectiveSearch.Directives.Units;

/// <summary>A department by its body and field: Sở + Giáo dục và Đào tạo.</summary>
/// <param name="Parts">Of the field, with the abbreviation of each; "": it has none.</param>
/// <param name="OfCommunes">Since districts ended.</param>
internal sealed record Department(string Body, string Field, IReadOnlyList<(string Full, string Short)> Parts, bool OfCommunes)
{
    private static readonly string[] Joints = [" và ", ", ", " - "];

    public string Name => $"{Body} {Field}";

    /// <summary>As plans write it: Sở Giáo dục - Đào tạo, Sở Giáo dục và ĐT, Sở GD&amp;ĐT, Sở GD-ĐT, Sở GDĐT. Marks that only part words are left out.</summary>
    public IEnumerable<string> Spellings
    {
        get
        {
            var begun = new List<(string Written, bool Short)> { (Body, false) };
            for (var part = 0; part < Parts.Count; part++) begun = [.. begun.SelectMany(before => With(before, Parts[part], part == 0)).Distinct()];
            return begun.Select(name => name.Written);
        }
    }

    public static IReadOnlyList<Department> Read() =>
        [.. DataTable.Rows("departments", 4).SelectMany(cells => DataTable.Parts(cells[0]).Select(body => new Department(body, cells[1], PartsOf(cells[1], DataTable.Parts(cells[2])), cells[3] == "xã")))];

    private static IReadOnlyList<(string Full, string Short)> PartsOf(string field, string[] abbreviations) => abbreviations.Length == 0
        ? [(field, "")]
        : [.. field.Split(Joints, StringSplitOptions.None).Zip(abbreviations)];

    /// <summary>Behind a part that is shortened none is written out.</summary>
    private static IEnumerable<(string Written, bool Short)> With((string Written, bool Short) before, (string Full, string Short) part, bool first)
    {
        foreach (var joint in first ? [" "] : (string[])[" ", " và "])
        {
            if (!before.Short) yield return ($"{before.Written}{joint}{part.Full}", false);
            if (part.Short.Length > 0) yield return ($"{before.Written}{joint}{part.Short}", true);
        }

        if (!before.Short || part.Short.Length == 0) yield break;
        yield return ($"{before.Written}{part.Short}", true);
        yield return ($"{before.Written}&{part.Short}", true);
    }
}
