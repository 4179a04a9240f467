@echo off
rem The learner's command on Windows: builds lib\Headroom.Cli when it is missing or older than the sources, then runs it.
setlocal
set "root=%~dp0"
set "command=%root%artifacts\bin\Headroom.Cli\debug\course.dll"
set "project=%root%lib\Headroom.Cli\Headroom.Cli.csproj"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo The .NET 10 SDK is needed and no dotnet was found on PATH. Install it from https://dotnet.microsoft.com/download and run this again. 1>&2
    exit /b 3
)

set "HEADROOM_LAUNCHER=1"
if not exist "%command%" goto build
dotnet exec "%command%" %*
if not "%errorlevel%"=="111" exit /b %errorlevel%
echo The course's sources changed since it was built. 1>&2

:build
pushd "%root%"
echo restore  packages of the course 1>&2
dotnet restore "%project%" -nologo -v:q 1>&2
if errorlevel 1 goto failed
echo build    the course and its graders 1>&2
dotnet build --no-restore "%project%" -nologo -v:q -clp:ErrorsOnly;NoSummary 1>&2
if errorlevel 1 goto failed
popd
set "HEADROOM_LAUNCHER=0"
dotnet exec "%command%" %*
exit /b %errorlevel%

:failed
popd
echo The course could not be built, so nothing was run. The lines above say why; without a network, packages that were never restored cannot be. 1>&2
exit /b 3
