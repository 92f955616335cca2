using System.Net;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Lianmeng.Tests.Operations;

public sealed class PageFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_ThatFailsWhileItReads_CallsItsReadingOffAndSaysSo()
    {
        var isCalledOff = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hall = await TestHall.StartAsync(Database.Sqlite, app => app.MapGet("/fails", string (HttpContext http) =>
        {
            http.RequestAborted.Register(isCalledOff.SetResult);
            throw new InvalidOperationException("A planted bug.");
        }).Needs(Ability.Public));
        using var client = hall.NewClient();

        var answer = await client.GetAsync("/fails", Token);

        await isCalledOff.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain("planted", await answer.Content.ReadAsStringAsync(Token));
        await hall.App.StopAsync(Token);
    }
}
