using Lianmeng.Kernel;
using Lianmeng.Supply;
using Lianmeng.Supply.State;
using Lianmeng.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lianmeng.Tests.Supply;

/// <summary>Several firms do anything at any time; a small model says what must have come of it.</summary>
public sealed class ConsultationPropertyTests
{
    private const int Steps = 150;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task RandomPlay_AnySequence_AgreesOnlyWhenAllConfirmedTheSameRound(Database database)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var play = await Play.StartAsync(await TestHall.OnAsync(database), new Random(seed));

        for (var step = 0; step < Steps; step++)
        {
            await play.StepAsync();
        }

        await play.CheckAsync();
    }

    /// <summary>What the model knows of one consultation.</summary>
    private sealed class Known
    {
        public required TestFirm[] Parties { get; init; }
        public int Round { get; set; }
        public HashSet<OrganizationId> Confirmed { get; } = [];
        public ConsultationState State { get; set; }

        /// <summary>Lines of the newest round.</summary>
        public int Lines { get; set; }
    }

    /// <summary>A customer with two suppliers of different products, in three sites, and a stranger.</summary>
    private sealed class Play(TestWorld world, Random random, TestFirm customer, TestFirm[] suppliers, TestFirm stranger,
        ProductId[] products, SignalId signal)
    {
        private readonly Dictionary<ConsultationId, Known> _known = [];

        public static async Task<Play> StartAsync(TestHall hall, Random random)
        {
            var world = await hall.NewWorldAsync();
            var customer = await world.StaffedFirmAsync();
            var suppliers = new TestFirm[2];
            var products = new ProductId[2];
            for (var i = 0; i < 2; i++)
            {
                suppliers[i] = await (await hall.NewWorldAsync()).StaffedFirmAsync();
                products[i] = await world.ProductAsync();
                await world.EdgeAsync(suppliers[i].Id, customer.Id, products[i]);
            }

            return new(world, random, customer, suppliers, await world.StaffedFirmAsync(), products,
                await world.SignalAsync(customer, products[0]));
        }

        public async Task StepAsync()
        {
            if (_known.Count == 0 || random.Next(8) == 0)
            {
                await OpenAsync();
                return;
            }

            var (id, known) = _known.ElementAt(random.Next(_known.Count));
            var firm = random.Next(8) == 0 ? stranger : known.Parties[random.Next(known.Parties.Length)];
            var round = random.Next(4) == 0 ? random.Next(4) : known.Round;
            switch (random.Next(10))
            {
                case < 3:
                    await ProposeAsync(id, known, firm, round);
                    break;
                case < 8:
                    await ConfirmAsync(id, known, firm, round);
                    break;
                case 8:
                    var heard = await world.DoAsync(firm.Clerk, new HearConsultation(id, firm.Id));
                    Assert.Equal(firm != stranger, heard.IsDone);
                    break;
                default:
                    await EndAsync(id, known, firm);
                    break;
            }
        }

        public async Task CheckAsync()
        {
            await using var hall = world.Open();
            foreach (var (id, known) in _known)
            {
                var stored = await hall.Set<Consultation>().SingleAsync(c => c.Id == id, Token);
                var changes = await hall.Set<PlanChange>().CountAsync(c => c.ConsultationId == id, Token);
                Assert.Equal((known.State, known.Round), (stored.State, stored.Round));
                Assert.Equal(known.State == ConsultationState.Agreed ? known.Lines : 0, changes);
                foreach (var party in known.Parties)
                {
                    Assert.NotNull(await FindAsync(party.Clerk, id));
                }

                Assert.Null(await FindAsync(stranger.Manager, id));
            }

            Assert.Empty(await ListAsync(stranger.Manager));
        }

        private async Task OpenAsync()
        {
            TestFirm[] guests = random.Next(2) == 0 ? suppliers : [suppliers[random.Next(2)]];
            var id = await world.DoneAsync(customer.Clerk, new OpenConsultation(
                customer.Id, "示例议题", [.. guests.Select(g => g.Id)], SignalId: signal));
            _known[id] = new() { Parties = [customer, .. guests] };
        }

        private async Task ProposeAsync(ConsultationId id, Known known, TestFirm firm, int basedOn)
        {
            var month = ChinaTime.DayOf(world.Hall.Clock.GetUtcNow().UtcDateTime);
            var count = 1 + random.Next(3);
            PlanChangeLine[] lines = [.. Enumerable.Range(0, count).Select(i => new PlanChangeLine(
                known.Parties[random.Next(known.Parties.Length)].Id, products[0], month.AddMonths(i), QuantityDirection.Less))];

            var outcome = await world.DoAsync(firm.Clerk, new ProposeChange(id, firm.Id, basedOn, "示例方案", lines));

            var may = firm != stranger && known.State == ConsultationState.Open && basedOn == known.Round;
            Assert.Equal(may, outcome.IsDone);
            if (may)
            {
                (known.Round, known.Lines) = (known.Round + 1, count);
                known.Confirmed.Clear();
                Assert.Equal(known.Round, outcome.Value);
            }
        }

        private async Task ConfirmAsync(ConsultationId id, Known known, TestFirm firm, int round)
        {
            var person = random.Next(5) == 0 ? firm.Clerk : firm.Manager;

            var outcome = await world.DoAsync(person, new ConfirmPart(id, firm.Id, round));

            var isRepeated = round == known.Round && known.Confirmed.Contains(firm.Id);
            var may = person == firm.Manager && firm != stranger
                && (isRepeated || known.State == ConsultationState.Open && round == known.Round && round > 0);
            Assert.Equal(may, outcome.IsDone);
            if (may && !isRepeated)
            {
                known.Confirmed.Add(firm.Id);
                if (known.Parties.All(p => known.Confirmed.Contains(p.Id)))
                {
                    known.State = ConsultationState.Agreed;
                }
            }

            Assert.True(!may || outcome.Value == known.State);
        }

        private async Task EndAsync(ConsultationId id, Known known, TestFirm firm)
        {
            var outcome = await world.DoAsync(firm.Clerk, new EndConsultation(id, firm.Id, "示例原因"));

            var may = firm != stranger && known.State == ConsultationState.Open;
            Assert.Equal(may, outcome.IsDone);
            known.State = may ? ConsultationState.EndedWithout : known.State;
        }

        private async Task<ConsultationView?> FindAsync(Actor actor, ConsultationId id)
        {
            await using var scope = As(actor);
            return await scope.ServiceProvider.GetRequiredService<ConsultationQueries>()
                .FindAsync(actor, id, Language.Chinese, Token);
        }

        private async Task<IReadOnlyList<ConsultationLine>> ListAsync(Actor actor)
        {
            await using var scope = As(actor);
            return await scope.ServiceProvider.GetRequiredService<ConsultationQueries>()
                .ListAsync(actor, null, 0, Language.Chinese, Token);
        }

        private AsyncServiceScope As(Actor actor)
        {
            var scope = world.Hall.App.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
            return scope;
        }
    }
}
