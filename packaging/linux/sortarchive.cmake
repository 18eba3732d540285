# SPDX-FileCopyrightText: 2026 The Sidelight authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Gives all that the archive holds to root, in the order of its names: neither who made it nor on which disk shows.
set(work ${CPACK_TEMPORARY_DIRECTORY}/sorted)
foreach(archive IN LISTS CPACK_PACKAGE_FILES)
    file(REMOVE_RECURSE ${work})
    file(MAKE_DIRECTORY ${work})
    execute_process(COMMAND tar -xzf ${archive} -C ${work} COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND tar --sort=name --owner=root:0 --group=root:0 -C ${work} -cf ${work}.tar ${CPACK_PACKAGE_FILE_NAME}
        COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND gzip -9nc ${work}.tar OUTPUT_FILE ${archive} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
