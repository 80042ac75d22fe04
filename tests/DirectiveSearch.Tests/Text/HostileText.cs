using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Text;

/// <summary>Texts of pieces that normalisers, tokenizers and parsers stumble over, mixed with any code units, lone surrogates included.</summary>
internal static class HostileText
{
    private static readonly string[] Pieces =
    [
        "thi đua", "Ð", "\u0301", "\u0323", "\u0302", "\u031B", "e", "ƣ", "–", "\r", "\n", "\u00A0", "\u200B", "\u00AD", "А", "Р", "о", "Я", "ο", "α", "Đ",
        "34", "0", "-", "/", "&", "\"", "(", ")", "|", "số:", "năm:2019..2021", "\ud83d", "\ude00", "\ud83d\ude00", "\u1100", "\u1161", "\u11A8", "\u212A",
        "\u2126", "\uFEFF", "\0", "\u0344", "\u0958", "hoà", "Quý", "TW", "\uD834\uDD5E", "\uFB1D", "ß", "İ", "ǅ", ".", " ",
    ];

    public static Arbitrary<string> Arbitrary { get; } =
        Gen.OneOf(Gen.Elements(Pieces), Gen.Choose(0, char.MaxValue).Select(unit => ((char)unit).ToString()))
            .ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();
}
