// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

QString commandsHelp()
{
    return Words::tr("Sidelight shows deals held in the Backside CRM. It never writes to the CRM.\n"
                     "\n"
                     "  sidelight [ID|LINK]       open the window, with a deal if one is given\n"
                     "\n"
                     "Commands, which open no window\n"
                     "  show ID|LINK…             print deals as the service has them now; a copy\n"
                     "                            where it does not answer\n"
                     "  list                      print every deal of which there is a copy\n"
                     "  refresh ID|LINK…|--all    ask again, and print what changed\n"
                     "  history ID|LINK           print what changed from copy to copy of a deal\n"
                     "  diff ID|LINK [FROM] [TO]  compare two versions field by field, numbered as\n"
                     "                            history does; the last two, or FROM and the newest\n"
                     "  verify                    look for damaged and lost copies\n"
                     "\n");
}

QString optionsHelp()
{
    return Words::tr("Options\n"
                     "  --format text|json|csv    how a command prints, text if not given; csv for\n"
                     "                            show and list only\n"
                     "  --offline                 copies only, no request; not for refresh\n"
                     "  --data-dir DIR            keep everything under this folder\n"
                     "  --all                     refresh every deal of which there is a copy\n"
                     "  --demo                    use invented sample deals; needs no account\n"
                     "  --demo-fault NAME         let the sample service answer with this fault\n"
                     "  -h, --help                print this text\n"
                     "  -v, --version             print the version\n"
                     "\n"
                     "Diagnostics\n"
                     "  --exit-after-paint        print painted_ms=… since process start, then end\n"
                     "  --grab FILE               save the window as a PNG image, then end\n"
                     "\n");
}

QString surroundingsHelp()
{
    return Words::tr(
        "Environment, both or neither, for this run only and never stored. Such a run\n"
        "keeps no copies unless --data-dir is given.\n"
        "  SIDELIGHT_URL             address of the service: https://api.backside.app\n"
        "  SIDELIGHT_KEY             API key for it\n"
        "\n"
        "Results go to standard output, problems to standard error. Exit codes\n"
        "  0 done                    1 output not written        2 wrong use\n"
        "  3 deal not found          4 key or scope refused      5 network or service\n"
        "  6 answer not understood   7 no copy on this computer  8 copies damaged\n"
        "Of several deals the first failure counts. A copy that show prints because\n"
        "the service does not answer is no failure.\n"
        "\n"
        "Examples\n"
        "  sidelight --demo\n"
        "  sidelight show 5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41\n"
        "  sidelight show --format json https://app.example/deals/5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41\n"
        "  sidelight diff 5f0c9a52-7d31-4c0e-9b1a-2f6f0d3c8e41 1 3\n");
}

} // namespace

QString helpText()
{
    return commandsHelp() + optionsHelp() + surroundingsHelp();
}

} // namespace sidelight
