// Names of ids, one line each; the tests compile the same file.
global using AccountId = Lianmeng.Kernel.Id<Lianmeng.Kernel.Of.Account>;
global using OrganizationId = Lianmeng.Kernel.Id<Lianmeng.Kernel.Of.Organization>;
global using PersonId = Lianmeng.Kernel.Id<Lianmeng.Kernel.Of.Person>;
global using AllianceId = Lianmeng.Kernel.Id<Lianmeng.Alliances.OfAlliances.Alliance>;
global using SiteId = Lianmeng.Kernel.Id<Lianmeng.Kernel.Of.Site>;
global using ConsultationId = Lianmeng.Kernel.Id<Lianmeng.Supply.OfSupply.Consultation>;
global using EdgeId = Lianmeng.Kernel.Id<Lianmeng.Supply.OfSupply.Edge>;
global using ImportId = Lianmeng.Kernel.Id<Lianmeng.Imports.OfImports.Import>;
global using MatterId = Lianmeng.Kernel.Id<Lianmeng.Supply.OfSupply.Matter>;
global using ProductId = Lianmeng.Kernel.Id<Lianmeng.Supply.OfSupply.Product>;
global using SignalId = Lianmeng.Kernel.Id<Lianmeng.Supply.OfSupply.Signal>;
