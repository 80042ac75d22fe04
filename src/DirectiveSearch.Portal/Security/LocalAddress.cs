namespace DirectiveSearch.Portal.Security;

/// <summary>Addresses that come from outside lead to a page of this portal, or to its first.</summary>
public static class LocalAddress
{
    private const int Longest = 2000;

    public static string Of(string? address) =>
        address is { Length: > 0 and <= Longest } && address[0] == '/' && (address.Length == 1 || address[1] is not ('/' or '\\')) && address.All(character => character is > ' ' and < '\u007f' and not '\\')
            ? address
            : "/";
}
