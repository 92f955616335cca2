using Lianmeng.Kernel;
using Lianmeng.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Registry;

/// <summary>Takes the name of a person out of the directory, inside another command; the offices stay without it.</summary>
public static class ForgottenPersons
{
    public const string Name = "已删除";
    public const string EnglishName = "Deleted";

    public static async Task ForgetAsync(Work work, PersonId personId, CancellationToken cancellation)
    {
        if (await work.Set<Person>().FirstOrDefaultAsync(p => p.Id == personId, cancellation) is { } person)
        {
            (person.Name, person.EnglishName) = (Name, EnglishName);
        }
    }
}
