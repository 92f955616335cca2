using Lianmeng.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Lianmeng.Storage;

/// <summary>Counts versions up, once for each changed record and command.</summary>
internal static class Versions
{
    public static void CountUp(DbContext db)
    {
        db.ChangeTracker.DetectChanges();
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State == EntityState.Added)
            {
                entry.Entity.Version = 1;
            }
            else if (entry.State == EntityState.Modified)
            {
                // Through the entry: nobody looks for changes again before they are saved.
                entry.Property(e => e.Version).CurrentValue++;
            }
        }
    }
}
