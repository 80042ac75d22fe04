using System.Text;
using AngleSharp.Dom;
using DirectiveSearch.Text;

namespace DirectiveSearch.Ingestion.Conversion;

/// <summary>Where in a saved page its document stands: the smallest block around the letterhead that holds nearly all prose of the page.</summary>
internal sealed class HtmlDocumentBlock
{
    /// <summary>What a page says beside its document is short: menus, properties, buttons.</summary>
    private const int LettersOfProse = 100;

    private const double LinkedShare = 0.3;

    /// <summary>A block with less of the prose might have lost a part of the document: the page is then left whole.</summary>
    private const double EnoughProse = 0.85;

    /// <summary>A letterhead stands at the beginning of its block.</summary>
    private const int LetterheadWithin = 400;

    private static readonly string[] Letterheads = ["CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM", "CỘNGHOÀXÃHỘICHỦNGHĨAVIỆTNAM", "ĐẢNGCỘNGSẢNVIỆTNAM"];

    private readonly Dictionary<INode, Block> blocks = [];
    private readonly List<Block> inOrder = [];

    /// <returns>The page's root when no block can be told.</returns>
    public static INode Find(INode root, HtmlBoilerplate boilerplate)
    {
        var page = new HtmlDocumentBlock();
        page.Collect(root, boilerplate);
        return page.inOrder.Find(block => block.IsLetterhead) is { } letterhead ? page.Around(letterhead, root) : root;
    }

    /// <summary>Puts the text of the page to the innermost block that holds it, in the order of the page.</summary>
    private void Collect(INode root, HtmlBoilerplate boilerplate)
    {
        var left = new HashSet<INode>();
        blocks[root] = New(root);
        foreach (var node in root.GetDescendants())
        {
            if (left.Contains(node.Parent!) || (node is IElement dropped && boilerplate.Contains(dropped)))
            {
                left.Add(node);
                continue;
            }

            var around = blocks[node.Parent!];
            if (node is IText text) around.Add(text.Data, node.Parent is IElement { LocalName: "a" });
            else blocks[node] = node is IElement element && HtmlText.IsBlock(element) ? New(node) : around;
        }
    }

    private Block New(INode node)
    {
        var block = new Block(node);
        inOrder.Add(block);
        return block;
    }

    private INode Around(Block letterhead, INode root)
    {
        var prose = new Dictionary<INode, long>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in inOrder.Where(block => block.IsProse && seen.Add(block.Text))) prose[block.Node] = block.Text.Length;
        // Blocks stand before those within them: from the last to the first, each passes its sum on to the one around it.
        for (var index = inOrder.Count - 1; index > 0; index--)
        {
            var node = inOrder[index].Node;
            if (prose.TryGetValue(node, out var own) && blocks[node.Parent!].Node is var around) prose[around] = prose.GetValueOrDefault(around) + own;
        }

        var enough = prose.GetValueOrDefault(root) * EnoughProse;
        if (enough == 0) return root;
        var at = letterhead.Node;
        while (!ReferenceEquals(at, root) && prose.GetValueOrDefault(at) < enough) at = blocks[at.Parent!].Node;
        return at;
    }

    private sealed class Block(INode node)
    {
        private readonly StringBuilder words = new();
        private int linked;
        private string? text;

        public INode Node => node;

        public string Text => text ??= words.ToString().Trim();

        public bool IsProse => Text.Length >= LettersOfProse && linked < Text.Length * LinkedShare;

        public bool IsLetterhead
        {
            get
            {
                var letters = string.Concat(TextNormalizer.Normalize(Text[..Math.Min(Text.Length, LetterheadWithin)]).Text.Where(char.IsLetter));
                return Letterheads.Any(words => letters.Contains(words, StringComparison.Ordinal));
            }
        }

        public void Add(string more, bool link)
        {
            words.Append(more);
            if (link) linked += more.Length;
        }
    }
}
