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

    [Theory]
    [InlineData("http://10.0.0.1:9200", true)]
    [InlineData("https://10.0.0.1:9200", false)]
    [InlineData("http://127.0.0.1:9200", false)]
    public void A_password_in_the_clear_is_a_warning(string address, bool warned)
    {
        var warnings = new List<string>();
        using (new ElasticsearchGateway(new ElasticsearchOptions([new Uri(address)]) { User = "elastic", Password = "t0p-secret" }, warnings.Add))
        {
            Assert.Equal(warned ? 1 : 0, warnings.Count);
        }
    }

    [Fact]
    public void Printed_settings_hold_no_secret()
    {
        var options = new ElasticsearchOptions([new Uri("http://u:t0p-secret@a:9200")]) { Password = "t0p-secret", ApiKey = "t0p-secret" };

        Assert.DoesNotContain("t0p-secret", options.ToString(), StringComparison.Ordinal);
    }
}
