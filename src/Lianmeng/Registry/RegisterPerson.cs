using Lianmeng.Kernel;
using Lianmeng.Registry.State;

namespace Lianmeng.Registry;

/// <summary>Enters a person into the directory of the actor's site, with the office that the person takes.</summary>
public sealed record RegisterPerson(
    string Name, string EnglishName, OrganizationId OrganizationId, string Post, DateOnly From,
    FactSource Source = FactSource.Entered) : ICommand<PersonId>
{
    public ValueTask<Need?> NeedAsync(Work work, CancellationToken cancellation) =>
        ValueTask.FromResult<Need?>(new(RegistryAbilities.KeepDirectory, Site: work.Actor.Site));

    public async Task<Outcome<PersonId>> HandleAsync(Work work, CancellationToken cancellation)
    {
        var check = new Checks();
        var person = new Person
        {
            Id = work.Ids.New<Of.Person>(),
            SiteId = work.Actor.Site,
            Name = check.Text(Name, "name", 50),
            EnglishName = check.Text(EnglishName, "englishName", 100),
            Source = Source,
        };
        var membership = new Membership
        {
            Id = work.Ids.New<Membership>().Value, SiteId = work.Actor.Site, PersonId = person.Id,
            OrganizationId = OrganizationId, Post = check.Text(Post, "post", 80), From = From,
        };
        check.When(await work.FindKindAsync(OrganizationId, cancellation) is null, "organization.no-such", "organizationId");
        if (check.Refusal is { } no)
        {
            return no;
        }

        work.Add(person);
        work.Add(membership);
        work.Record(work.Actor.Site, person.Id.Value, new PersonRegistered(person.Name), about: person.Id);
        work.Record(work.Actor.Site, membership.Id, new PostTaken(person.Id, OrganizationId, Post, From), about: person.Id);
        return person.Id;
    }
}
