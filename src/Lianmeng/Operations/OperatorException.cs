namespace Lianmeng.Operations;

/// <summary>Something that the operator must put right before the program can do what was asked. The message is one
/// sentence that says what is wrong and what to do; it holds no secret.</summary>
public sealed class OperatorException(string sentence, ExitCode code = ExitCode.Refused) : Exception(sentence)
{
    public ExitCode Code { get; } = code;
}

/// <summary>How a command of the program ends.</summary>
public enum ExitCode { Done = 0, Refused = 1, Misuse = 2, Fault = 3 }
