using System.Reflection;
using Lianmeng.Access;
using Lianmeng.Kernel;
using Lianmeng.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Architecture;

public sealed class AbilityTests
{
    [Fact]
    public void Abilities_ThatExist_AreDeclaredByTheirCapability()
    {
        var written = typeof(Ability).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic))
            .Where(f => f.FieldType == typeof(Ability)).Select(f => (Ability?)f.GetValue(null))
            .OfType<Ability>().Select(a => a.Id).Distinct().Order();

        Assert.Equal(written, RouteAbilities.All.Select(a => a.Id).Distinct().Order());
    }

    [Fact]
    public async Task Routes_OfTheRunningProgram_StateAnAbility()
    {
        var hall = await TestHall.OnAsync(Database.Sqlite);

        Assert.Empty(RouteAbilities.Missing(
            hall.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)));
    }

    [Fact]
    public void Capabilities_InTheMap_AreThoseOfTheFolders()
    {
        var folders = SourceTree.Folders.Where(f => File.Exists(
            Path.Combine(SourceTree.Application, f, $"{f}Capability.cs")));

        Assert.Equal(folders.Order(), Capabilities.All.Select(c => c.GetType().Name.Replace("Capability", "")).Order());
    }
}
