using CouncilBot.Hosting;

return await CommandLine.RunAsync(args, Settings.Read(), Console.Out, Console.Error);
