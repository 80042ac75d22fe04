using YamlDotNet.Serialization;

namespace DirectiveSearch.Crawlers.SourceFiles;

/// <summary>A source as an operator writes it down (YAML, names with hyphens). docs/crawling.md says what each entry means.</summary>
public sealed class SourceFile
{
    public string? Name { get; set; }

    public string? Family { get; set; }

    public List<string> Lists { get; set; } = [];

    public List<string> Feeds { get; set; } = [];

    public string? FeedContains { get; set; }

    /// <summary>Seconds.</summary>
    public double Delay { get; set; } = 2;

    public string? Search { get; set; }

    public string? Schedule { get; set; }

    public string? SweepSchedule { get; set; }

    public ListPart List { get; set; } = new();

    public DetailPart Detail { get; set; } = new();

    public PagingPart? Paging { get; set; }

    public TlsPart Tls { get; set; } = new();

    public sealed class ListPart
    {
        public string? Rows { get; set; }

        public string? Link { get; set; }

        public string? Total { get; set; }

        public Dictionary<string, string> Fields { get; set; } = [];
    }

    public sealed class DetailPart
    {
        public string? Within { get; set; }

        public string? Files { get; set; }

        public string? Body { get; set; }

        public Dictionary<string, string> Fields { get; set; } = [];
    }

    public sealed class PagingPart
    {
        public string? Parameter { get; set; }

        public int First { get; set; } = 1;

        public int Step { get; set; } = 1;

        public string? Path { get; set; }

        public string? Next { get; set; }

        [YamlMember(Alias = "post-back")]
        public bool PostBack { get; set; }

        public string? Button { get; set; }

        public bool None { get; set; }
    }

    public sealed class TlsPart
    {
        [YamlMember(Alias = "old-protocols")]
        public bool OldProtocols { get; set; }

        public string? Certificate { get; set; }
    }
}
