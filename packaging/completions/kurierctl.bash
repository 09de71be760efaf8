# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for kurierctl(1).

# The ids of jobs: those of the queue, or with "cleanup" those that still have something to remove.
_kurierctl_jobs()
{
    if [[ $1 == cleanup ]]; then
        kurierctl --no-start --json cleanup list 2>/dev/null | sed -n 's/.*"job":"\([0-9a-f-]*\)".*/\1/p' | sort -u
    else
        kurierctl --no-start --json list --limit 500 2>/dev/null | sed -n 's/.*"id":"\([0-9a-f-]*\)".*/\1/p'
    fi
}

_kurierctl()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' own='' word
    local commands='add upload list show suspend resume complete cancel wait set cleanup monitor export status quit version'
    local everywhere='--help --json --lang --no-start --user --all-users'
    local states='queued connecting transferring suspended transient-error error transferred acknowledged cancelled'
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word != -* && " $commands " == *" $word "* ]] && { command=$word; break; }
    done

    case $prev in
        --dir) mapfile -t COMPREPLY < <(compgen -d -- "$cur"); compopt -o filenames 2>/dev/null; return ;;
        --input|--metalink|--cookies)
            mapfile -t COMPREPLY < <(compgen -f -- "$cur"); compopt -o filenames 2>/dev/null; return ;;
        --state|--for)
            local head=''
            [[ $cur == *,* ]] && head=${cur%,*},
            mapfile -t COMPREPLY < <(compgen -P "$head" -W "$states" -- "${cur##*,}")
            return ;;
        --priority) mapfile -t COMPREPLY < <(compgen -W 'foreground high normal low' -- "$cur"); return ;;
        --protocol)
            mapfile -t COMPREPLY < <(compgen -W 'auto tus webdav nextcloud sftp ftp s3 bits' -- "$cur"); return ;;
        --format) mapfile -t COMPREPLY < <(compgen -W 'csv json' -- "$cur"); return ;;
        --lang) mapfile -t COMPREPLY < <(compgen -W 'de en' -- "$cur"); return ;;
        --user) mapfile -t COMPREPLY < <(compgen -u -- "$cur"); return ;;
        --output|--name|--description|--checksum|--header|--user-agent|--referer|--proxy|--login|--trust|--limit|--connections|--retry-delay|--no-progress-timeout|--to|--chunk-size|--timeout) return ;;
    esac

    case $command in
        '') mapfile -t COMPREPLY < <(compgen -W "$commands $everywhere" -- "$cur"); return ;;
        add) own='--dir --output --name --description --priority --suspended --manual-complete --overwrite --checksum --header --user-agent --referer --proxy --limit --connections --retry-delay --no-progress-timeout --input --metalink --each --netrc --cookies --login --ask-password --ask-token --trust' ;;
        upload) own='--to --protocol --chunk-size --name --description --priority --suspended --manual-complete --overwrite --header --user-agent --referer --proxy --limit --connections --retry-delay --no-progress-timeout --netrc --cookies --login --ask-password --ask-token --trust' ;;
        list) own='--state --history --suspicious --limit' ;;
        suspend) own='--all' ;;
        resume) own='--all --login --ask-password --ask-token --remember --trust' ;;
        complete) own='--all' ;;
        cancel) own='--all --yes --dry-run --wait' ;;
        wait) own='--all --for --timeout' ;;
        cleanup) own='--all --remove --yes' ;;
        export) own='--format --history' ;;
    esac
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$own $everywhere" -- "$cur")
        return
    fi
    case $command in
        add|upload) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); compopt -o filenames 2>/dev/null ;;
        cleanup) mapfile -t COMPREPLY < <(compgen -W "list retry abandon leftovers $(_kurierctl_jobs cleanup)" -- "$cur") ;;
        show|suspend|resume|complete|cancel|wait|set)
            mapfile -t COMPREPLY < <(compgen -W "$(_kurierctl_jobs)" -- "$cur") ;;
    esac
} && complete -F _kurierctl kurierctl
