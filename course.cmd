@echo off
rem The learner's command on Windows: builds lib\Headroom.Cli when it is missing or older than the sources, then runs it.
setlocal DisableDelayedExpansion
set "root=%~dp0"
set "command=%root%artifacts\bin\Headroom.Cli\debug\course.dll"
set "project=%root%lib\Headroom.Cli\Headroom.Cli.csproj"
set "turn=%root%artifacts\building.turn"

rem Characters of a path that MSBuild gives another meaning. "set" prints it without acting on what stands in it.
set "headroom_place=%root%"
set headroom_place | findstr /r /c:"[';]" >nul && goto badname
set headroom_place | findstr /r /i /c:"%%[0-9A-F][0-9A-F]" >nul && goto badname

where dotnet >nul 2>nul
if errorlevel 1 (
    echo The .NET 10 SDK is needed and no dotnet was found on PATH. Install it from https://dotnet.microsoft.com/download and run this again. 1>&2
    exit /b 3
)

set "HEADROOM_LAUNCHER=1"
set /a waited=0

rem One build at a time: a file that one has open for writing cannot be opened by a second, and Windows closes it with its owner, however
rem that ends. What runs has to wait too, for a build writes its files one by one.
:look
if not exist "%turn%" goto free
2>nul (break 9>"%turn%") && goto free
if %waited%==0 echo another course is building; waiting 1>&2
set /a waited+=1
if %waited% gtr 900 goto held
ping -n 2 127.0.0.1 >nul
goto look

:free
if not exist "%command%" goto build
dotnet exec "%command%" %*
if not "%errorlevel%"=="111" exit /b %errorlevel%
echo The course's sources changed since it was built. 1>&2

:build
if not exist "%root%artifacts" mkdir "%root%artifacts" 2>nul
set "probe=%root%artifacts\can-be-written-%random%"
copy /y nul "%probe%" >nul 2>nul
if not exist "%probe%" goto readonly
del "%probe%"
set "mine="
9>"%turn%" (
    set "mine=1"
    call :make
)
if not defined mine goto look
if errorlevel 1 goto failed
set "HEADROOM_LAUNCHER=0"
dotnet exec "%command%" %*
exit /b %errorlevel%

rem MSBuild takes every variable of the environment for a property: it gets those that find packages, programs and people.
:make
setlocal
for /f "delims==" %%v in ('set ^| findstr /i /v /r "^PATH= ^PATHEXT= ^SYSTEM ^WINDIR= ^TEMP= ^TMP= ^USER ^HOME ^APPDATA= ^LOCALAPPDATA= ^PROGRAM ^COMMONPROGRAM ^COMSPEC= ^OS= ^NUMBER_OF_PROCESSORS= ^PROCESSOR_ ^ALLUSERSPROFILE= ^PUBLIC= ^DOTNET_ ^NUGET_ ^HTTP_PROXY= ^HTTPS_PROXY= ^NO_PROXY= ^ALL_PROXY= ^SSL_CERT_ ^MSBUILDDISABLENODEREUSE= ^LANG ^TZ= ^root= ^command= ^project="') do set "%%v="
pushd "%root%"
echo restore  packages of the course 1>&2
dotnet restore "%project%" -nologo -v:q 1>&2
if errorlevel 1 goto unmade
echo build    the course and its graders 1>&2
dotnet build --no-restore "%project%" -nologo -p:RunAnalyzers=false -v:q -clp:ErrorsOnly;NoSummary 1>&2
if errorlevel 1 goto unmade
popd
exit /b 0

:unmade
popd
exit /b 1

:held
echo Another course has been building for 15 minutes. End it, and run this again. 1>&2
exit /b 3

:badname
echo The course cannot be built in a folder with an apostrophe ('), a semicolon (;) or a percent sign before two digits or letters (as in %%41) in its path. Rename the folder or move the course. 1>&2
set headroom_place 1>&2
exit /b 3

:readonly
echo The course has to be built, and you cannot write its folder artifacts. Copy the course without it to a place of your own and run it there, or ask for the right to write. 1>&2
set headroom_place 1>&2
exit /b 3

:failed
echo The course could not be built, so nothing was run. The lines above say why; without a network, packages that were never restored cannot be, and a file that is "used by another process" belongs to another build of this folder, an editor's for example. Packages are kept in %%USERPROFILE%%\.nuget\packages, or where NUGET_PACKAGES says. 1>&2
exit /b 3
