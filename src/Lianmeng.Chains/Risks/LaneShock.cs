namespace Lianmeng.Chains.Risks;

/// <summary>The shock in a lane: its number in the feed, the firm that fails, and the updates made so far.</summary>
internal readonly record struct LaneShock(int Ticket, int Firm, int Made, bool IsLive);
