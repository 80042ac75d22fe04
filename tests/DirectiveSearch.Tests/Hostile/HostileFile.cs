using System.Text;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>A file made to hurt whoever reads it.</summary>
/// <param name="Make">Its bytes; made when they are wanted, for some are large.</param>
/// <param name="Ends">How it may end, each file in it too: with a code of reasons.tsv, or with <see cref="Read"/>.</param>
internal sealed record HostileFile(string Name, Func<byte[]> Make, params string[] Ends)
{
    /// <summary>It becomes a document.</summary>
    public const string Read = "text";

    /// <summary>A plan, so that what a hostile file carries beside its trick can be told.</summary>
    public const string Plan =
        "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nSố: 12/KH-UBND\nTây Ninh, ngày 05 tháng 4 năm 2021\n\nKẾ HOẠCH\nCông tác thi đua, khen thưởng năm 2021\n\n"
        + "Thực hiện Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành kế hoạch.\n";

    public HostileFile(string name, string content, params string[] ends)
        : this(name, () => Encoding.UTF8.GetBytes(content), ends)
    {
    }

    /// <summary>A stretch repeated; long ones are made only when wanted.</summary>
    public static string Many(string stretch, int times) => new StringBuilder(stretch.Length * times).Insert(0, stretch, times).ToString();

    /// <summary>Random bytes that are the same in every run.</summary>
    public static byte[] Noise(int seed, int length)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
