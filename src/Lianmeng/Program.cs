using Lianmeng.Operations;

return await CommandLine.RunAsync(args);
