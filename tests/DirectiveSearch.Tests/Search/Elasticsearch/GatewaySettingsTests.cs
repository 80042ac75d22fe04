using DirectiveSearch.Search;
using DirectiveSearch.Search.Elasticsearch;

namespace DirectiveSearch.Tests.Search.Elasticsearch;

public sealed class GatewaySettingsTests
{
    private static readonly ElasticsearchOptions Plain = new([new Uri("http://localhost:9200")]);

    public static TheoryData<string, ElasticsearchOptions> Unusable => new()
    {
        { "--search-elasticsearch-urls", new ElasticsearchOptions([]) },
        { "ftp://a", new ElasticsearchOptions([new Uri("ftp://a")]) },
        { "không được kèm", new ElasticsearchOptions([new Uri("http://elastic:t0p-secret@a:9200")]) },
        { "cùng nhau", Plain with { User = "elastic" } },
        { "cùng nhau", Plain with { Password = "t0p-secret" } },
        { "một trong hai", Plain with { User = "elastic", Password = "t0p-secret", ApiKey = "t0p-secret" } },
        { "64 chữ số", Plain with { CertificateFingerprint = "t0p-secret" } },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Settings_that_contradict_each_other_are_refused_without_a_word_of_secrets(string told, ElasticsearchOptions options)
    {
        var refused = Assert.Throws<SearchSetupException>(() => new ElasticsearchGateway(options));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0p-secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Printed_settings_hold_no_secret()
    {
        var options = new ElasticsearchOptions([new Uri("http://u:t0p-secret@a:9200")]) { Password = "t0p-secret", ApiKey = "t0p-secret" };

        Assert.DoesNotContain("t0p-secret", options.ToString(), StringComparison.Ordinal);
    }
}
