namespace Lianmeng.Operations.Seeding;

/// <summary>Loads one part of a demo world through the door. A part runs at every start of a demo, so it first looks
/// what is there and does only what is missing.</summary>
internal interface IWorldPart
{
    Task SeedAsync(WorldSeeding seeding, CancellationToken cancellation);
}
