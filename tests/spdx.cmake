# SPDX-FileCopyrightText: 2026 The Sidelight authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Every source says whose it is and under which licence. Run with -D SOURCE=<repository>.
foreach(folder app ui tests packaging)
    file(GLOB_RECURSE found ${SOURCE}/${folder}/*.h ${SOURCE}/${folder}/*.cpp ${SOURCE}/${folder}/*.cmake
        ${SOURCE}/${folder}/CMakeLists.txt)
    list(APPEND files ${found})
endforeach()
set(without "")
foreach(file ${files} ${SOURCE}/CMakeLists.txt ${SOURCE}/dev ${SOURCE}/.ci/run)
    file(READ ${file} head LIMIT 250) # at the top, after a first line that names the interpreter
    if(NOT head MATCHES
        "SPDX-FileCopyrightText: 2026 The Sidelight authors\n(//|#) SPDX-License-Identifier: GPL-3.0-or-later\n")
        string(APPEND without "${file}\n")
    endif()
endforeach()
if(without)
    message(FATAL_ERROR "Without the two SPDX lines:\n${without}")
endif()
