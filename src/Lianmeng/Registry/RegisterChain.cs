using Lianmeng.Kernel;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry;

/// <summary>Enters an industrial chain of the actor's site; its code is the result.</summary>
/// <param name="Code">Language-neutral; empty means that the id is the code.</param>
/// <param name="EnglishName">Empty means that it has none and is shown by its name.</param>
public sealed record RegisterChain(string Code, string Name, string EnglishName) : ICommand<string>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public Task<Outcome<string>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var id = work.Ids.New<IndustryChain>();
        var name = check.Text(Name, "name", RegistryLimits.ChainName);
        var chain = new IndustryChain
        {
            Id = id.Value, SiteId = work.Actor.Site,
            Code = check.OptionalText(Code, "code", RegistryLimits.ChainCode) ?? id.ToString(),
            Name = name,
            EnglishName = check.OptionalText(EnglishName, "englishName", RegistryLimits.ChainName) ?? name,
        };
        check.When(chain.Code.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'), "organization.code", "code");
        if (check.Refusal is { } no)
        {
            return Task.FromResult<Outcome<string>>(no);
        }

        work.Add(chain);
        work.Record(chain.SiteId, chain.Id, new ChainRegistered(chain.Code));
        return Task.FromResult<Outcome<string>>(chain.Code);
    }
}
