namespace DirectiveSearch.Text;

/// <summary>A maximal run of letters, marks and digits.</summary>
/// <param name="Exact">Lower case, tone placement unified (hoà is hòa).</param>
/// <param name="Folded">Without tone and vowel marks; đ is d.</param>
public readonly record struct Token(TextSpan Span, string Exact, string Folded);
