using System.Net.Http.Json;
using System.Text.Json;

namespace DirectiveSearch.Tests.Search;

public sealed class SearchServersTests(SearchServers servers)
{
    [Fact]
    public async Task Both_servers_answer()
    {
        using var client = new HttpClient();
        foreach (var address in new[] { await servers.ElasticsearchAsync(), await servers.OpenSearchAsync() })
        {
            var answer = await client.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);
            Assert.Matches(@"^(8|9|2|3)\.", answer.GetProperty("version").GetProperty("number").GetString());
        }
    }
}
