using Lianmeng.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lianmeng.Imports.State;

internal sealed class ImportsStorage : IEntityTypeConfiguration<Import>, IEntityTypeConfiguration<ImportFile>,
    IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.ToTable("imports_imports");
        import.HasKey(i => i.Id);
        import.Property(i => i.Kind).HasMaxLength(40);
        import.Property(i => i.FileName).HasMaxLength(ImportLimits.FileName);
        import.Property(i => i.FileHash).HasMaxLength(64);
        import.Property(i => i.By).HasMaxLength(100);
        import.Ignore(i => i.Choices);
        import.HasIndex(i => new { i.SiteId, i.At }).HasDatabaseName("ix_imports_imports_site");
        import.HasIndex(i => i.State).HasFilter("state IN ('Waiting', 'Confirmed')").HasDatabaseName("ix_imports_imports_due");
    }

    public void Configure(EntityTypeBuilder<ImportFile> file)
    {
        file.ToTable("imports_files");
        file.HasKey(f => f.Id);
    }

    public void Configure(EntityTypeBuilder<ImportedRow> row)
    {
        row.ToTable("imports_rows");
        row.HasKey(r => new { r.ImportId, r.Place });
    }
}
