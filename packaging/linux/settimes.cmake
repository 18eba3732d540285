# SPDX-FileCopyrightText: 2026 The Sidelight authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Gives everything that goes into a package the time of SOURCE_DATE_EPOCH.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(
        COMMAND find "${CPACK_TEMPORARY_INSTALL_DIRECTORY}" -exec touch -h -d "@$ENV{SOURCE_DATE_EPOCH}" {} +
        COMMAND_ERROR_IS_FATAL ANY)
endif()
